// How Allure shows the results that setpeername.report.allure.AllureResults writes. Allure's statuses stand for what the build thinks of a
// case, its tags for what the case says of the claim.
export default {
  name: "setpeername",
  plugins: {
    awesome: {
      options: {
        reportName: "setpeername: what connect() does to a UDP socket",
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
