package org.kopilka.survey.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A questionnaire as it is asked.
 *
 * @param instrument its name for programs (XLSForm's {@code form_id}); questions get their identity from it
 * @param edition as its author counts, may be empty
 * @param languages of its texts; the first is its own
 */
public record Form(
        Map<String, String> title,
        String instrument,
        String edition,
        List<String> languages,
        List<Group> groups,
        List<Question> questions,
        List<ChoiceList> lists) {

    public String language() {
        return languages.getFirst();
    }

    public Optional<Question> question(String name) {
        return questions.stream()
                .filter(question -> question.name().equals(name))
                .findFirst();
    }

    public Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The choices of a question, whatever its filter; none for kinds without. */
    public List<Choice> choices(Question question) {
        return lists.stream()
                .filter(list -> list.name().equals(question.list()))
                .findFirst()
                .map(ChoiceList::choices)
                .orElse(List.of());
    }

    /** The questions that ask something. */
    public List<Question> asked() {
        return questions.stream().filter(Question::isAsked).toList();
    }
}
