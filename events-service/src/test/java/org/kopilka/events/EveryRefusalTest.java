package org.kopilka.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.events.attendance.EventRefusals;
import org.kopilka.events.attendance.Plan;
import org.kopilka.events.attendance.Ruling;
import org.kopilka.events.attendance.SignUp;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryRefusalTest {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    EveryRefusalTest() {
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "kk", "en"})
    void has_words_in_every_language(String language) {
        var locale = Locale.of(language);

        assertThat(codes())
                .allSatisfy(code ->
                        assertThat(messages.getMessage(code, null, locale)).isNotBlank());
        assertThat(codes().filter(_ -> !language.equals("ru")))
                .allSatisfy(code -> assertThat(messages.getMessage(code, null, locale))
                        .isNotEqualTo(messages.getMessage(code, null, Locale.of("ru"))));
    }

    private static Stream<String> codes() {
        var refusals = Stream.of(
                        Arrays.stream(Ruling.Refused.Reason.values())
                                .map(reason -> EventRefusals.of(new Ruling.Refused(reason))),
                        Arrays.stream(SignUp.Refused.Reason.values())
                                .map(reason -> EventRefusals.of(new SignUp.Refused(reason))),
                        Stream.of(EventRefusals.tooLateToGiveBack()))
                .flatMap(each -> each)
                .flatMap(refusal -> Stream.of(refusal.getTitleMessageCode(), refusal.getDetailMessageCode()));
        var faults = Arrays.stream(Plan.Fault.values())
                .map(fault -> "plan." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return Stream.concat(refusals, faults);
    }
}
