package io.vtool.cli.model;

import io.vtool.cli.failure.FailureKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of commands, each made only when it is asked for. */
public interface Group {
    /** What there is to say about the group. */
    GroupModel model();

    /**
     * Makes a command: a plain switch over the verbs, so that no class is loaded but the one asked for.
     *
     * @param verb the second word
     * @return null when there is no such command
     */
    @Nullable
    Command command(String verb);

    /**
     * Whether a word is a command of the real tool that has the group's name, so that the tool takes it.
     *
     * @param verb the second word
     */
    default boolean ofTool(String verb) {
        return false;
    }

    /**
     * Answers for a word that is no command of the group, as {@link Command#onFailure} does for a command.
     *
     * @param failed what is wrong, and where an answer goes
     * @return the exit status, or {@link Command#TOLD_AS_USUAL}
     */
    default int onFailure(Unanswered failed) {
        return Command.TOLD_AS_USUAL;
    }

    /** The exit status when standard output does not take the answer, as {@link Command#onLostAnswer} says for a command. */
    default int onLostAnswer() {
        return FailureKind.IO.status();
    }

    /**
     * The words after the verb in the form that options have here; a group whose real tool writes its switches in another way
     * takes those, too.
     *
     * @param words as they were given
     */
    default List<String> options(List<String> words) {
        return words;
    }
}
