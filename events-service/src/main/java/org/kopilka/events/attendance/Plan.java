package org.kopilka.events.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Visibility;

/**
 * What will take place, as its methodist wrote it down.
 *
 * @param form code of the catalogue {@code form-of-work}
 * @param level code of the catalogue {@code event-level}
 * @param problem the problem a problem seminar is about
 * @param hours academic hours of 45 minutes that whoever comes is credited with
 */
public record Plan(
        String title,
        String form,
        String level,
        Visibility visibility,
        @Nullable String description,
        @Nullable String problem,
        @Nullable String place,
        Time time,
        double hours,
        Limits limits,
        Participant organiser,
        List<Participant> presenters) {

    /** Local, since a plan stays at its hour when a country changes its clocks. */
    public record Time(LocalDateTime start, LocalDateTime end, ZoneId zone) {

        public Instant startsAt() {
            return start.atZone(zone).toInstant();
        }

        public Instant endsAt() {
            return end.atZone(zone).toInstant();
        }

        public LocalDate day() {
            return start.toLocalDate();
        }

        boolean overlaps(Time other) {
            return startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(endsAt());
        }

        boolean hasBegun(Instant now) {
            return !now.isBefore(startsAt());
        }

        /** The morning of the first day: from then on people may be met at the door. */
        boolean isDoorOpen(Instant now) {
            return !now.isBefore(day().atStartOfDay(zone).toInstant());
        }
    }

    /**
     * How many may come and how long they may register.
     *
     * @param seats null for as many as like
     * @param perInstitution seats that people of one institution may take, null for any number
     * @param registerUntil local time at the place of the event, null for until it starts
     */
    public record Limits(
            @Nullable Integer seats,
            @Nullable Integer perInstitution,
            @Nullable LocalDateTime registerUntil) {

        public static final Limits NONE = new Limits(null, null, null);
    }

    /** What cannot be as it is written, with the place in the form. */
    public enum Fault {
        ENDS_BEFORE_IT_STARTS("/endsAt"),
        LASTS_TOO_LONG("/endsAt"),
        HOURS_NOT_IN_HALVES("/hours"),
        QUOTA_OVER_SEATS("/perInstitution"),
        REGISTRATION_AFTER_START("/registerUntil"),
        PROBLEM_MISSING("/problem");

        private final String pointer;

        Fault(String pointer) {
            this.pointer = pointer;
        }

        public String pointer() {
            return pointer;
        }
    }

    private static final String PROBLEM_SEMINAR = "problem-seminar";
    public static final int LONGEST_DAYS = 60;

    /** Such an event starts from a problem and ends with a decision on it. */
    public boolean isProblemSeminar() {
        return form.equals(PROBLEM_SEMINAR);
    }

    public boolean isPresentedBy(UUID person) {
        return presenters.stream().anyMatch(presenter -> presenter.person().equals(person));
    }

    boolean isRegistrationOver(Instant now) {
        var until = limits.registerUntil();
        return until != null && now.isAfter(until.atZone(time.zone()).toInstant());
    }

    public Plan presentedBy(List<Participant> others) {
        return new Plan(
                title,
                form,
                level,
                visibility,
                description,
                problem,
                place,
                time,
                hours,
                limits,
                organiser,
                List.copyOf(others));
    }

    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (!time.end().isAfter(time.start())) {
            faults.add(Fault.ENDS_BEFORE_IT_STARTS);
        }
        if (time.end().isAfter(time.start().plusDays(LONGEST_DAYS))) {
            faults.add(Fault.LASTS_TOO_LONG);
        }
        if (hours * 2 != Math.rint(hours * 2)) {
            faults.add(Fault.HOURS_NOT_IN_HALVES);
        }
        if (limits.perInstitution() != null && limits.seats() != null && limits.perInstitution() > limits.seats()) {
            faults.add(Fault.QUOTA_OVER_SEATS);
        }
        if (limits.registerUntil() != null && limits.registerUntil().isAfter(time.start())) {
            faults.add(Fault.REGISTRATION_AFTER_START);
        }
        if (isProblemSeminar() && (problem == null || problem.isBlank())) {
            faults.add(Fault.PROBLEM_MISSING);
        }
        return faults;
    }
}
