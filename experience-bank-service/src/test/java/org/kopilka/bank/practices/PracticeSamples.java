package org.kopilka.bank.practices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.actor.Visibility;

/** Practices as words. */
public final class PracticeSamples {

    public static final UUID KINDERGARTEN = UUID.fromString("00000000-0000-4000-8000-000000000053");
    public static final UUID SCHOOL = UUID.fromString("00000000-0000-4000-8000-000000000007");
    public static final Author ANNA =
            new Author(UUID.fromString("00000000-0000-4000-8000-0000000000a1"), "Ким Анна Сергеевна");
    public static final Author VERA = new Author(UUID.fromString("00000000-0000-4000-8000-0000000000e2"), "Лис Вера");
    public static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");
    public static final Instant NOON = Instant.parse("2026-03-02T07:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private PracticeSamples() {}

    public static Card card() {
        return titled("Копилка речевых игр");
    }

    public static Card titled(String title) {
        return new Card(
                title,
                "Пять минут речевых игр перед прогулкой.",
                "Дети старшей группы говорят односложно.",
                "Связная речь к концу года.",
                "Игры «Цепочка» и «Доскажи», карточки с опорами.",
                List.of(new Card.Step("Сентябрь", "Сделали карточки вместе с детьми.")),
                new Conditions(5, 6, 12, 20, 16, 5, List.of("Карточки"), List.of("Ведение игры"), "Группа полного дня"),
                "Бумага, ламинатор.",
                "18 из 20 детей рассказывают по опорам.",
                "Наблюдение логопеда в сентябре и мае.",
                "Дети сами просят играть.",
                "Устают, если дольше пяти минут.",
                List.of("развитие речи", "игра"),
                List.of("communicative"),
                "ФГОС ДО",
                "open-session",
                Card.LICENCE,
                true);
    }

    public static Practice draft(Card card) {
        return Practice.begun(
                UUID.fromString("00000000-0000-4000-8000-00000000b001"),
                KINDERGARTEN,
                Visibility.NETWORK,
                List.of(ANNA),
                List.of(),
                card,
                null,
                MORNING);
    }

    public static Practice submitted() {
        return done(draft(card()).submitted(List.of(), NOON));
    }

    public static Practice held() {
        return done(submitted().taken(reviewBy(VERA), NOON));
    }

    public static Practice published() {
        return done(held().judged(VERA.person(), judgement(Review.Verdict.ACCEPT), TODAY));
    }

    public static Review reviewBy(Author expert) {
        return new Review(UUID.randomUUID(), 1, expert.person(), expert.name(), SCHOOL, null, NOON, null, null);
    }

    public static Review.Judgement judgement(Review.Verdict verdict) {
        return new Review.Judgement(
                NOON,
                verdict,
                "Опыт понятен.",
                "2026",
                List.of(new Review.Score("methods", 3, "Ясно, как повторить")),
                List.of(new Review.Remark("evidence", "Приложите таблицу наблюдений")));
    }

    public static Practice done(Outcome outcome) {
        return ((Outcome.Done) outcome).next();
    }
}
