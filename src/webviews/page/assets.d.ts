declare module "*.svg" {
  /** The markup of an icon in the icon package. */
  const markup: string;
  export default markup;
}

declare module "*.css";
