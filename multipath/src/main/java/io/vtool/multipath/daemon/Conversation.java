package io.vtool.multipath.daemon;

/** What multipathd answers to commands. */
public final class Conversation {
    /** Answer of a command that failed. */
    public static final String FAIL = "fail\n";

    private static final String OK = "ok\n";

    private final Daemon daemon;

    /** Talk with a running multipathd. */
    public Conversation(Daemon daemon) {
        this.daemon = daemon;
    }

    /**
     * Answers a command.
     *
     * @param text the command
     * @return the text to print
     */
    public String answer(String text) {
        CommandLine line = CommandLine.parse(text);
        if (line.problem() == CommandLine.Problem.UNKNOWN_WORD) {
            return FAIL;
        }
        if (line.problem() != CommandLine.Problem.NONE) {
            return CommandLine.help(text, line.problem());
        }
        Answer answer = line.words().startsWith("list ")
                ? new ShowCommands(daemon, line).answer()
                : new ChangeCommands(daemon, line).answer();
        if (!answer.text().isEmpty()) {
            return answer.text();
        }
        return answer.failed() ? FAIL : OK;
    }

    /** Whether a command is one that ends the conversation on the asker's side only. */
    public static boolean isQuit(String text) {
        String word = text.strip();
        return word.equals("quit") || word.equals("exit");
    }
}
