// Examples of tables and charts.
import { line, run } from "./examples_layout.js";

const row = (...texts) =>
  texts.map((text) => (typeof text === "number" ? { type: "raw_number", value: text } : { type: "raw_text", text }));
const weeks = ["W45", "W46", "W47", "W48"];
const series = (name, values) => ({ name, data: values.map((value, index) => ({ label: weeks[index], value })) });
const chart = (type, title, all) => ({
  type: "data_visualization",
  title,
  chart: { type, series: all, axis_config: { categories: weeks, x_label: "Week", y_label: "Progress" } },
});

export const FIGURES = [
  {
    id: "table",
    title: "table",
    blocks: [
      {
        type: "table",
        column_settings: [{ is_wrapped: true }, { align: "center" }, { align: "right" }],
        rows: [
          row("Key result", "Owner", "Progress"),
          row("Win twelve new customers in the north, of whom three are large", "Alice", 64),
          [
            { type: "rich_text", elements: [line(run("Answer within "), run("a day", { bold: true }))] },
            ...row("Bob", 1234.5),
          ],
        ],
      },
    ],
  },
  {
    id: "data_table",
    title: "data table",
    blocks: [
      {
        type: "data_table",
        caption: "Teams",
        page_size: 4,
        row_header_column_index: 0,
        rows: [
          row("Team", "KRs", "Progress"),
          ...["Sales", "Support", "Product", "Design", "People", "Finance", "Legal"].map((name, index) =>
            row(name, 3 + index, 90 - index * 11),
          ),
        ],
      },
    ],
  },
  {
    id: "bar",
    title: "bar chart",
    blocks: [
      chart("bar", "Progress by team", [
        series("Sales", [20, 35, 50, 64]),
        series("Support", [10, 30, 45, 80]),
        series("Product", [-5, 10, 20, 30]),
      ]),
    ],
  },
  {
    id: "line",
    title: "line chart",
    blocks: [
      chart("line", "Revenue", [series("Plan", [1e6, 2e6, 3e6, 4e6]), series("Real", [0.9e6, 2.1e6, 2.6e6, 3.4e6])]),
    ],
  },
  { id: "area", title: "area chart", blocks: [chart("area", "Open tickets", [series("Open", [40, 32, 36, 21])])] },
  {
    id: "pie",
    title: "pie chart",
    blocks: [
      {
        type: "data_visualization",
        title: "Confidence",
        chart: {
          type: "pie",
          segments: [
            { label: "High", value: 12 },
            { label: "Medium", value: 7 },
            { label: "Low", value: 3 },
          ],
        },
      },
    ],
  },
];
