package org.kopilka.survey.answers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.survey.forms.FormLogic;
import org.kopilka.survey.forms.FormView;
import org.kopilka.survey.forms.Texts;
import org.kopilka.survey.tickets.Ticket;
import org.kopilka.survey.tickets.Tickets;
import org.kopilka.survey.waves.Wave;
import org.kopilka.survey.waves.WaveForms;
import org.kopilka.survey.waves.Waves;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Waves as those see them who are asked. */
@RestController
@RequestMapping("/api/surveys")
class AnswerController {

    /**
     * @param answered whether the reader has answered it
     * @param reminded whether those who asked have recalled it
     */
    record MyWave(
            UUID id,
            String title,
            int questions,
            LocalDate opens,
            LocalDate closes,
            boolean anonymous,
            boolean open,
            boolean answered,
            boolean reminded) {}

    record MyForm(MyWave wave, FormView form) {}

    /** @param values by question: text, number, date as text, name of a choice, or list of names */
    record GivenValues(@NotNull @Size(max = 400) Map<String, @Nullable Object> values) {}

    /** @param repeated whether an answer of this person was there before; the first one counts */
    record AnswerReceipt(boolean repeated) {}

    /** @param pointer RFC 6901 pointer into the request's body */
    record InputError(String pointer, String message) {}

    private static final int MOST_SHOWN = 100;

    private final GiveAnswer give;
    private final Waves waves;
    private final WaveForms forms;
    private final Tickets tickets;
    private final MessageSource messages;
    private final Clock clock;

    AnswerController(
            GiveAnswer give, Waves waves, WaveForms forms, Tickets tickets, MessageSource messages, Clock clock) {
        this.give = give;
        this.waves = waves;
        this.forms = forms;
        this.tickets = tickets;
        this.messages = messages;
        this.clock = clock;
    }

    /** Waves that ask the reader: first those that wait for an answer, the most urgent on top. */
    @AnyMember
    @GetMapping("/mine")
    List<MyWave> mine(Actor actor) {
        var used = tickets.ofPerson(actor.person()).stream().collect(Collectors.toMap(Ticket::wave, Ticket::isUsed));
        return waves.find(used.keySet()).stream()
                .map(wave -> view(wave, used.getOrDefault(wave.id(), false)))
                .filter(wave -> wave.open() || wave.answered())
                .sorted(Comparator.comparing(MyWave::answered)
                        .thenComparing(wave -> !wave.reminded())
                        .thenComparing(MyWave::closes))
                .limit(MOST_SHOWN)
                .toList();
    }

    /** A wave that asks the reader, with its questions. */
    @AnyMember
    @GetMapping("/mine/{wave}")
    MyForm form(Actor actor, @PathVariable UUID wave) {
        var ticket = tickets.find(Ticket.idOf(wave, actor.person())).orElseThrow(Refusal::notFound);
        var found = waves.find(wave).orElseThrow(Refusal::notFound);
        return new MyForm(
                view(found, ticket.isUsed()), FormView.of(forms.of(found).form()));
    }

    /**
     * Answers a wave: 201 when the answer is stored and will be counted, 200 if one was stored before. Refused with 422
     * {@code answer-faulty} and the places, 403 {@code not-invited}, 409 {@code wave-not-open}.
     */
    @AnyMember
    @PutMapping("/waves/{id}/answers/mine")
    @Succeeds({200, 201})
    ResponseEntity<AnswerReceipt> give(
            Actor actor,
            @PathVariable UUID id,
            @Valid @RequestBody GivenValues body,
            Locale language,
            HttpServletRequest request) {
        return switch (give.handle(id, actor.person(), body.values(), peopleOfBrowser(request))) {
            case Giving.Taken _ -> ResponseEntity.status(HttpStatus.CREATED).body(new AnswerReceipt(false));
            case Giving.TakenBefore _ -> ResponseEntity.ok(new AnswerReceipt(true));
            case Giving.NotInvited _ -> throw new Refusal(HttpStatus.FORBIDDEN, "not-invited");
            case Giving.NotOpen _ -> throw new Refusal(HttpStatus.CONFLICT, "wave-not-open");
            case Giving.Faulty(var faults) ->
                throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "answer-faulty")
                        .with(
                                "errors",
                                faults.stream()
                                        .map(fault -> error(fault, language))
                                        .toList());
        };
    }

    /** The gateway says it of browsers, and lets nobody else say it. */
    private static @Nullable Set<String> peopleOfBrowser(HttpServletRequest request) {
        var people = request.getHeader("Kopilka-Browser-People");
        return people == null ? null : Set.of(people.split(","));
    }

    private InputError error(FormLogic.Fault fault, Locale language) {
        var message = fault.said().isEmpty()
                ? messages.getMessage("answer." + fault.reason(), fault.arguments(), language)
                : Texts.in(language.getLanguage(), fault.said(), "ru");
        return new InputError("/values/" + fault.question().replace("~", "~0").replace("/", "~1"), message);
    }

    private MyWave view(Wave wave, boolean answered) {
        return new MyWave(
                wave.id(),
                wave.title(),
                forms.of(wave).form().asked().size(),
                wave.opens(),
                wave.closes(),
                wave.anonymous(),
                wave.takesAnswersOn(LocalDate.now(clock)),
                answered,
                wave.remindedOn() != null);
    }
}
