package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InstitutionNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Детский сад № 91",
                "ДЕТСКИЙ САД №\u00A091",
                "детский сад  № 91 ",
                "д/с № 91",
                "ДОУ №91",
                "МБДОУ \"Детский сад № 91\"",
                "Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад №91»",
                "детский сад 91",
                "№ 91"
            })
    void is_understood_in_any_spelling(String spelling) {
        assertThat(InstitutionName.parse(spelling).number()).isEqualTo(91);
        assertThat(InstitutionName.parse(spelling).title()).isEmpty();
        assertThat(InstitutionName.parse(spelling).isLike(InstitutionName.parse("Детский сад № 91 Ромашка")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"СОШ № 8", "школа №8", "Средняя школа № 8", "МБОУ СОШ № 8", "школа 8"})
    void understands_the_short_names_of_a_school(String spelling) {
        assertThat(InstitutionName.parse(spelling)
                        .isSame(InstitutionName.parse("Средняя общеобразовательная школа № 8")))
                .isTrue();
        assertThat(InstitutionName.parse(spelling).isSame(InstitutionName.parse("Гимназия № 8")))
                .isFalse();
    }

    @Test
    void tells_a_kindergarten_from_a_school() {
        assertThat(InstitutionName.parse("Детский сад «Родничок»").kind()).isEqualTo(InstitutionKind.KINDERGARTEN);
        assertThat(InstitutionName.parse("«Нюрбинский технический лицей им. А.Н. Чусовского»")
                        .kind())
                .isEqualTo(InstitutionKind.SCHOOL);
        assertThat(InstitutionName.parse("«Едейская начальная школа — детский сад»")
                        .kind())
                .isEqualTo(InstitutionKind.SCHOOL);
        assertThat(InstitutionName.parse("МДОУ № 197 Русалочка").kind()).isEqualTo(InstitutionKind.KINDERGARTEN);
        assertThat(InstitutionName.parse("Монтессори центр").kind()).isNull();
    }

    @Test
    void keeps_two_titles_with_one_number_apart() {
        var one = InstitutionName.parse("Детский сад № 5 Рябинка");
        var other = InstitutionName.parse("ДЕТСКИЙ САД № 5 ЗАРЯ");

        assertThat(one.isLike(other)).isFalse();
        assertThat(one.hasNumberOf(other)).isTrue();
    }

    @Test
    void sees_that_two_titles_differ_in_a_letter_only() {
        assertThat(InstitutionName.parse("Детский сад «Туллукчаан»")
                        .isLike(InstitutionName.parse("Детский сад «Туллукчаана»")))
                .isTrue();
        assertThat(InstitutionName.parse("№ 28").isSame(InstitutionName.parse("№28")))
                .isTrue();
    }

    @Test
    void sorts_by_number_and_not_by_letters() {
        assertThat(Institution.orderOf("Детский сад № 9", InstitutionKind.KINDERGARTEN))
                .isLessThan(Institution.orderOf("Детский сад № 10", InstitutionKind.KINDERGARTEN));
    }
}
