package io.vtool.cli.model;

import java.util.List;

/**
 * A group of commands that share their first word.
 *
 * @param noun the first word
 * @param summary one sentence without a full stop
 * @param description paragraphs
 * @param verbs the second words, in the order in which help shows them
 */
public record GroupModel(String noun, String summary, List<String> description, List<String> verbs) {}
