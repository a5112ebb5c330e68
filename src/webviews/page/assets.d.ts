declare module "*.svg" {
  /** The markup of a picture of the icon package. */
  const markup: string;
  export default markup;
}

declare module "*.css";
