// The worked example of the priorities' documentation, as a study.

const interview = (n) => {
  const tags = [n <= 8 && "new-service", n >= 4 && n <= 8 && "security-groups", n === 9 && "canary-analysis"];
  const date = n === 10 ? "2025-01-07" : "2026-02-03";
  return `---\nparticipant: P${n}\nteam: big\ndate: ${date}\ntags: [${tags.filter(Boolean).join(", ")}]\n---\n**P${n}:** Words.\n`;
};
export const theme = (title, estimate, strategic) =>
  `---\ntitle: ${title}\nestimate: {worth: 0, ${estimate}}\nstrategic: {${strategic}}\n---\n`;

/** The worked example: N = 120, n = 10, U = 300; A is 1784.0625, C 1004, B 855. */
export const EXAMPLE = {
  "site.toml": "[scoring]\npoint_value = 300\n",
  "content/teams/big.md": "---\ntitle: Big\nheadcount: 120\n---\n",
  "content/outcomes/o1.md": "---\ntitle: First\nweight: 0.6\n---\n",
  "content/outcomes/o2.md": "---\ntitle: Second\nweight: 0.4\n---\n",
  "content/themes/new-service.md": theme("A new service", "freq: 2/year, toil: 24h, load: 3, maturity: 1", "o1: 2"),
  "content/themes/security-groups.md": theme("B security groups", "freq: 2/quarter, toil: 1.5h, load: 4, risk: 1", "o2: 4"),
  "content/themes/canary-analysis.md": theme("C canary analysis", "freq: weekly, toil: 15m, load: 2", "o1: 5"),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`content/interviews/i${n + 1}.md`, interview(n + 1)])),
};
