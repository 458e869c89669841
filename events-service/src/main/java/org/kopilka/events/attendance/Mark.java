package org.kopilka.events.attendance;

import org.jspecify.annotations.Nullable;

/** Somebody came ({@code true}), did not come ({@code false}), or the mark is taken back ({@code null}). */
public record Mark(Participant who, @Nullable Boolean came) {}
