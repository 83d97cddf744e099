package harm.comparison;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreationOrder}.
 */
class CreationOrderTests {

	@Test
	void namesTheBeanThatWasMoved() {
		CreationOrder before = CreationOrder.of(List.of("processor", "clock", "orders", "rates"));
		CreationOrder after = CreationOrder.of(List.of("rates", "processor", "clock", "orders"));
		assertThat(before.differences(after)).containsExactly(new Difference("order rates", "after orders", "first"));
	}

	@Test
	void saysAfterWhichBeanThatStayedTheMovedOnesCome() {
		CreationOrder before = CreationOrder.of(List.of("processor", "clock", "orders", "mail", "converter", "rates"));
		CreationOrder after = CreationOrder.of(List.of("processor", "converter", "rates", "clock", "orders", "mail"));
		assertThat(before.differences(after)).containsExactly(
				new Difference("order converter", "after mail", "after processor"),
				new Difference("order rates", "after mail", "after processor"));
	}

	@Test
	void passesOverBeansThatAreOnOneSideOnly() {
		CreationOrder before = CreationOrder.of(List.of("clock", "simpleRegistry", "orders"));
		CreationOrder after = CreationOrder.of(List.of("clock", "orders", "prometheusRegistry"));
		assertThat(before.differences(after)).isEmpty();
	}

	@Test
	void tellsBeansThatAreCreatedSeveralTimesApart() {
		CreationOrder before = CreationOrder.of(List.of("receipt", "orders", "receipt"));
		CreationOrder after = CreationOrder.of(List.of("receipt", "receipt", "orders"));
		assertThat(before.differences(after)).hasSize(1);
		assertThat(before.differences(before)).isEmpty();
	}

	@Test
	void ignoresTheNumbersOfBeansWithoutName() {
		CreationOrder before = CreationOrder.of(List.of("queries#0", "orders", "queries#1"));
		CreationOrder after = CreationOrder.of(List.of("queries#1", "orders", "queries#0"));
		assertThat(before.differences(after)).isEmpty();
	}

}
