package org.kopilka.survey.forms;

import java.util.List;

/** A list of choices that several questions may offer. */
public record ChoiceList(String name, List<Choice> choices) {}
