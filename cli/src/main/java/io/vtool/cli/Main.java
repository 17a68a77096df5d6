package io.vtool.cli;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    /**
     * Runs one command.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        System.out.println("vtool 0.1.0");
    }
}
