import type { Frame, Locator } from "playwright-core";
import type { Workbench } from "./workbench";

/** The sign-in panel, used by its labels. */
export class SignInPage {
  private constructor(readonly frame: Frame) {}

  static async shown(workbench: Workbench): Promise<SignInPage> {
    return new SignInPage(await workbench.webview("Sign In to Coder"));
  }

  get address(): Locator {
    return this.frame.getByLabel("Deployment", { exact: true });
  }

  get token(): Locator {
    return this.frame.getByLabel("Paste the token shown there");
  }

  get openSignInPage(): Locator {
    return this.frame.getByRole("button", { name: "Open sign-in page" });
  }

  get ownToken(): Locator {
    return this.frame.getByLabel("Paste your API token");
  }

  get email(): Locator {
    return this.frame.getByLabel("Email");
  }

  get password(): Locator {
    return this.frame.getByLabel("Password", { exact: true });
  }

  get signIn(): Locator {
    return this.frame.getByRole("button", { name: "Sign in", exact: true });
  }

  get cancel(): Locator {
    return this.frame.getByRole("button", { name: "Cancel" });
  }

  get useClipboard(): Locator {
    return this.frame.getByRole("button", { name: "Use it" });
  }

  get trustCertificate(): Locator {
    return this.frame.getByRole("button", { name: "Continue without verifying…" });
  }

  /** One of the links to the other ways in. */
  way(name: string): Locator {
    return this.frame.getByRole("list", { name: "Other ways to sign in" }).getByRole("button", { name });
  }

  /** What stands under the address: what answers there, or the sentence why nothing does. */
  get addressState(): Locator {
    return this.frame.locator(".address-state");
  }

  says(text: string | RegExp): Locator {
    return this.frame.getByText(text).first();
  }
}

/** The form for a new token, used by its labels. */
export class NewTokenPage {
  private constructor(readonly frame: Frame) {}

  static async shown(workbench: Workbench, title = "New Token"): Promise<NewTokenPage> {
    return new NewTokenPage(await workbench.webview(title));
  }

  get name(): Locator {
    return this.frame.getByLabel("Name", { exact: true });
  }

  /** One of the lifetimes to choose from. */
  expiry(label: string): Locator {
    return this.frame.getByRole("radio", { name: label, exact: true });
  }

  /** The duration, if it is none of those. */
  get lifetime(): Locator {
    return this.frame.getByLabel("Duration", { exact: true });
  }

  /** Types a duration. */
  async expireAfter(text: string): Promise<void> {
    await this.expiry("Date…").check();
    await this.lifetime.fill(text);
  }

  /** One of the cards that say what a token can be for. */
  card(title: string): Locator {
    return this.frame.getByRole("option").filter({ hasText: title });
  }

  /** Says that the permissions are to be chosen one by one. */
  async chooseMyself(): Promise<void> {
    await this.frame.getByRole("button", { name: "Choose permissions myself…" }).click();
    await this.name.waitFor();
  }

  get search(): Locator {
    return this.frame.getByRole("searchbox");
  }

  get create(): Locator {
    return this.frame.getByRole("button", { name: "Create token" });
  }

  scope(name: string): Locator {
    return this.frame.getByRole("checkbox", { name: new RegExp(`(^|\\s)${name.replace(/\W/g, "\\$&")}$`) });
  }

  says(text: string | RegExp): Locator {
    return this.frame.getByText(text).first();
  }
}

/** What the form has in addition for a token in place of another. */
export class SuccessorPage {
  private constructor(readonly frame: Frame) {}

  static async shown(workbench: Workbench, title: string): Promise<SuccessorPage> {
    return new SuccessorPage(await workbench.webview(title));
  }

  /** When the other token ends. */
  ending(label: RegExp): Locator {
    return this.frame.getByRole("radio", { name: label });
  }

  /** A difference, by the server's name for it. */
  change(code: string): Locator {
    return this.frame.getByRole("list", { name: "Changes" }).getByText(code, { exact: true });
  }

  create(name: string): Locator {
    return this.frame.getByRole("button", { name: `Create ${name}` });
  }

  says(text: string | RegExp): Locator {
    return this.frame.getByText(text).first();
  }
}

/** The panel that hands a secret over. */
export class DeliveryPage {
  private constructor(readonly frame: Frame) {}

  static async shown(workbench: Workbench, name: string): Promise<DeliveryPage> {
    return new DeliveryPage(await workbench.webview(name));
  }

  get secret(): Locator {
    return this.frame.getByLabel("Secret", { exact: true });
  }

  get copy(): Locator {
    return this.frame.getByRole("button", { name: "Copy", exact: true });
  }

  get haveIt(): Locator {
    return this.frame.getByRole("button", { name: "Done" });
  }

  says(text: string | RegExp): Locator {
    return this.frame.getByText(text).first();
  }
}
