package org.kopilka.events.attendance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.events.attendance.PassedOver;

/**
 * Somebody who has a seat or waits for one.
 *
 * @param name null for somebody staff-service has not told us of
 * @param state {@code seated} or {@code waiting}
 * @param place in the waiting list, from 1
 * @param came null until it is marked
 * @param walkIn came without having registered
 * @param passedOver why a free seat goes past them, of those who wait: {@code left}, {@code not-for-them},
 *     {@code presents-elsewhere}
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
        @Nullable PassedOver passedOver,
        boolean mayGiveBack) {}
