package io.vtool.iscsi.admin;

/** An answer: it holds what it is about, and prints itself as the real program does. */
public interface AdminView {
    /**
     * Prints it.
     *
     * @param out receives whole lines
     */
    void print(StringBuilder out);
}
