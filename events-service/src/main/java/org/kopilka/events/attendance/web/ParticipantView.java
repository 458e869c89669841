package org.kopilka.events.attendance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has a seat or waits for one.
 *
 * @param name null for somebody staff-service has not told us of
 * @param state {@code seated} or {@code waiting}
 * @param place in the waiting list, from 1
 * @param came null until it is marked
 * @param walkIn came without having registered
 * @param mayGiveBack whether the reader may give the seat, or the place, back
 */
record ParticipantView(
        UUID person,
        @Nullable String name,
        UUID institution,
        String institutionName,
        String state,
        @Nullable Integer place,
        @Nullable Boolean came,
        boolean walkIn,
        boolean mayGiveBack) {}
