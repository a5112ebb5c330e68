// Stryker's plugins of this project: how mutants are run, and which words are none.
import {
  commonTokens,
  declareClassPlugin,
  declareValuePlugin,
  PluginKind,
} from "@stryker-mutator/api/plugin";
import { BundleRunner } from "./bundleRunner.mjs";
import { wordsForPeople } from "./wordsForPeople.mjs";

BundleRunner.inject = [commonTokens.options];

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "bundles", BundleRunner),
  declareValuePlugin(PluginKind.Ignore, "words", { shouldIgnore: wordsForPeople }),
];
