// How Allure shows the results that setpeername.report.allure.AllureResults writes: each platform an environment. Allure's statuses stand
// for what the build thinks of a case, its tags for what the case says of the claim. What depends on the results is in the file that
// SETPEERNAME_ALLURE names.
import { readFileSync } from "node:fs";

const setup = process.env.SETPEERNAME_ALLURE ? JSON.parse(readFileSync(process.env.SETPEERNAME_ALLURE, "utf8")) : { environments: [] };
const on = (name) => ({ labels }) => labels.some((label) => label.name === "platform" && label.value === name);

export default {
  name: "setpeername: what connect() does to a UDP socket",
  variables: setup.variables,
  environments: Object.fromEntries(setup.environments.map(({ name, variables }, i) => [`platform-${i}`, { name, variables, matcher: on(name) }])),
  // The environment says it.
  hideLabels: ["platform"],
  historyPath: process.env.SETPEERNAME_ALLURE_HISTORY,
  // As many runs as setpeername.report.allure.AllureHistory keeps.
  historyLimit: 5,
  plugins: {
    awesome: {
      options: {
        // Opens from disk, as the page beside it does.
        singleFile: true,
        groupBy: ["epic", "feature", "story"],
      },
    },
  },
  categories: [
    { name: "Harness error: the harness failed, or nobody described the outcome", matchers: { statuses: ["broken"] } },
    { name: "Differs from what this platform is recorded to do", matchers: { statuses: ["failed"] } },
    { name: "BREAKS its claim; passed only in that nothing changed", matchers: { statuses: ["passed"], labels: { tag: "BREAKS" } } },
    { name: "NOT_APPLICABLE: the API or family cannot express it", matchers: { statuses: ["skipped"], labels: { tag: "NOT_APPLICABLE" } } },
    { name: "INCONCLUSIVE: a premise failed, nothing was learned", matchers: { statuses: ["skipped"], labels: { tag: "INCONCLUSIVE" } } },
    { name: "NOT_RUN: it was not tried", matchers: { statuses: ["skipped"], labels: { tag: "NOT_RUN" } } },
  ],
};
