package org.kopilka.events.attendance;

/** Every way giving a seat, or a place in the waiting list, back can end. */
public sealed interface GivingBack extends Change {

    record GivenBack(Event next) implements GivingBack {}

    record NothingToGiveBack() implements GivingBack {}

    record TooLate() implements GivingBack {}
}
