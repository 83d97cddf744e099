package dev.monitored.settings.shape;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import dev.monitored.settings.shape.SettingShape.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link SettingShape}.
 */
class SettingShapeTests {

	private final SettingShape shop = SettingShape.ofRecords(ConfigurationPropertyName.of("shop"),
			Map.of("shop.till", Till.class, "shop", Shop.class));

	@Test
	void aRecordBelowThePrefixIsAGroupOfItsOwnAndThatOfThePrefixIsNot() {
		assertThat(this.shop.kind()).isEqualTo(Kind.GROUP);
		assertThat(this.shop.settings()).containsOnlyKeys("opening-hours", "till");
		assertThat(this.shop.setting("till").settings()).containsOnlyKeys("open", "max-drawers", "coins", "notes");
	}

	@ParameterizedTest
	@CsvSource({ "open, VALUE", "max-drawers, VALUE", "coins, LIST", "notes, MAP" })
	void everySettingHasTheKindOfItsType(String name, Kind kind) {
		assertThat(this.shop.setting("till").setting(name).kind()).isEqualTo(kind);
	}

	@Test
	void elementsHaveShapesOfTheirOwn() {
		assertThat(this.shop.setting("till").setting("coins").elements().kind()).isEqualTo(Kind.VALUE);
		SettingShape note = this.shop.setting("till").setting("notes").elements();
		assertThat(note.kind()).isEqualTo(Kind.GROUP);
		assertThat(note.type()).isEqualTo(Note.class);
		assertThatNullPointerException().isThrownBy(note::elements);
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-drawers", "maxDrawers", "max_drawers", "MAXDRAWERS", "m-ax-drawers" })
	void findsASettingInAnySpelling(String name) {
		assertThat(this.shop.setting("till").find(name)).isEqualTo("max-drawers");
	}

	@Test
	void findsNoSettingThatDoesNotExist() {
		assertThat(this.shop.setting("till").find("drawers")).isNull();
		assertThatNullPointerException().isThrownBy(() -> this.shop.setting("drawers"));
	}

	@Test
	void switchesAreOnOrOff() {
		assertThat(this.shop.setting("till").switches()).containsExactly("open");
		assertThat(this.shop.switches()).isEmpty();
	}

	record Shop(String openingHours) {

	}

	record Till(boolean open, int maxDrawers, List<Integer> coins, Map<String, Note> notes) {

	}

	record Note(int value) {

	}

}
