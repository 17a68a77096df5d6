package io.vtool.cli.tour;

import java.util.List;

/**
 * One trouble, and how to get to the bottom of it.
 *
 * @param title what it is about, a few words
 * @param parts what is told and run, in this order
 */
public record TourStep(String title, List<TourPart> parts) {}
