/**
 * Commands described as data. One {@link io.vtool.cli.model.CommandModel} feeds the parser, help, the manual pages,
 * completion and the suggestions for misspelt words; a {@link io.vtool.cli.model.Command} pairs it with what to do.
 *
 * <h2>Adding a command</h2>
 *
 * <p>Write a class and name it in its group, once in the list of verbs and once in the switch:
 *
 * <pre>{@code
 * // final class LookupCommand implements Command, RowView
 *
 * private static final Columns COLUMNS =
 *         Columns.start().integer("asc").integer("ascq").text("meaning").end();
 *
 * public CommandModel model() {
 *     return CommandModel.of("sense", "lookup", "Find a code by its number or by words")
 *             .paragraph("Looks in all tables ...")
 *             .operand(Operand.some("WORD", "A code such as 0x6/0x3f/0xe, or words of its meaning"))
 *             .option(Option.value("--vendor", "NAME", "Prefer the codes of vendor NAME"))
 *             .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
 *             .example("vtool sense lookup 0x6/0x3f/0xe", "what a code means")
 *             .status(ExitStatus.FOUND, "no code matches")
 *             .seeAlso("vtool sense list")
 *             .end();
 * }
 *
 * public int run(Invocation in) {
 *     RowSink rows = in.rows(COLUMNS, this);          // every format, printed as they come
 *     for (Code code : find(in.operands(), in.value("vendor"))) {
 *         rows.row(COLUMNS.row(code.asc(), code.ascq(), code.meaning()));
 *     }
 *     rows.end(List.of());
 *     return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
 * }
 *
 * public void print(Row row, TextOutput out, Style style) {   // how one row reads as text
 *     out.foreign(row.text("meaning")).line();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code -h -V -v -q --color --debug} come with every command, {@code -o} and {@code --json} with {@code outputs};
 *       {@code --from}, {@code --lab}, {@code --host} and {@code --timeout} are taken from {@link
 *       io.vtool.cli.model.CommonOptions} by commands that use them.
 *   <li>Options are asked for by their long name: {@code in.flag("follow")}, {@code in.value("from")}. Values of options and
 *       operands labelled {@code FILE} or {@code DIR} reach the command as typed; in all others pasted typography is repaired.
 *   <li>An answer that is one object, not a stream, is a {@link io.vtool.cli.render.Report}: {@code in.report(Report.of(row,
 *       this).withTable(rows).withErrors(troubles))}, with the command as its {@link io.vtool.cli.render.TextView}.
 *   <li>Input: {@code in.in()} is standard input, {@code in.open(file)} a file or {@code -}. Reading from either shows pending
 *       output before it waits, so a slow pipe is answered line by line and a fast one in whole buffers.
 *   <li>Wrong use that only the command can see is a {@link io.vtool.cli.failure.UsageError}; trouble of the world is a {@link
 *       io.vtool.cli.failure.CommandFailure}; what only spoils a part is a {@link io.vtool.cli.failure.Trouble}, given to {@code
 *       in.warn} and to the rows' or report's errors, with status {@link io.vtool.cli.model.ExitStatus#PARTIAL}. Remarks
 *       go through {@code in.note} and {@code in.detail}. Text of others (log lines, names) is printed with {@code foreign}.
 *   <li>On the way of a command that runs once, no lambdas, streams, regular expressions or {@code String.format}: the class
 *       that needs a view implements it.
 * </ul>
 *
 * <h2>Adding a compatible tool</h2>
 *
 * <p>Implement {@link io.vtool.cli.getopt.Tool}, read its options with {@link io.vtool.cli.getopt.Getopt}, and name it in {@code
 * io.vtool.cli.Tools}. What completes behind it are its {@link
 * io.vtool.cli.getopt.Tool#words}: the rows of {@code tool-words.tsv} and its long options. It is reached as {@code vtool NAME ...}; the launcher, called by a link, passes {@code --as NAME}
 * in front. The launcher also sets {@code VTOOL_TTY} to the digits of those standard streams that are terminals and {@code
 * COLUMNS} to the width, which Java cannot find out cheaply; and it trains the class archive with {@code --train}.
 *
 * <h2>Testing a command</h2>
 *
 * <p>{@code CommandRun} of the test folder runs one in the same process: {@code CommandRun.of("sense", "lookup",
 * "5/24").stdin("...").run()} gives status, out and err. Whole answers are golden files, {@code
 * src/test/resources/golden/AREA/NAME.txt}, found without being named anywhere; {@code -Dvtool.regenerate=true} rewrites them.
 */
@NullMarked
package io.vtool.cli.model;

import org.jspecify.annotations.NullMarked;
