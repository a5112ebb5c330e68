// Stryker's plugins of this project: how mutants are run, and what is not mutated.
import {
  commonTokens,
  declareClassPlugin,
  declareValuePlugin,
  PluginKind,
} from "@stryker-mutator/api/plugin";
import { BundleRunner } from "./bundleRunner.mjs";
import { whyIgnored } from "./ignored.mjs";

BundleRunner.inject = [commonTokens.options, commonTokens.logger];

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "bundles", BundleRunner),
  declareValuePlugin(PluginKind.Ignore, "noGuards", { shouldIgnore: whyIgnored }),
];
