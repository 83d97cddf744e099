package dev.monitored.profiler.format;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.monitored.profiler.sample.SampleType;
import dev.monitored.profiler.sample.StackLine;
import dev.monitored.profiler.sample.StackSample;
import dev.monitored.profiler.sample.StackSample.CallsAround;
import dev.monitored.profiler.sample.ThreadStacks;
import dev.monitored.profiler.slice.ProfileKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PprofBytes}, by the numbers of fields in {@code profile.proto}.
 */
class PprofBytesTests {

	private static final StackLine MAIN = new StackLine("shop.Main.run", 10);

	private static final StackSample BAD = new StackSample(SampleType.CPU,
			List.of(MAIN, new StackLine("shop.Bank.pay", 200)), new CallsAround(Set.of("checkout"), Set.of()), 3,
			30_000_000);

	private static final StackSample OTHER = new StackSample(SampleType.CPU,
			List.of(MAIN, new StackLine("shop.Bank.pay", 201)), CallsAround.NONE, 1, 10_000_000);

	@Test
	void writesTypesAndPeriod() throws IOException {
		PprofMessage profile = write(ProfileKind.CPU, List.of(BAD), null);
		List<String> texts = profile.texts(6);
		assertThat(texts.get(0)).isEmpty();
		assertThat(profile.messages(1))
			.extracting((type) -> texts.get((int) type.number(1)) + "/" + texts.get((int) type.number(2)))
			.containsExactly("samples/count", "cpu/nanoseconds");
		PprofMessage period = profile.messages(11).get(0);
		assertThat(texts.get((int) period.number(1))).isEqualTo("cpu");
		assertThat(texts.get((int) period.number(2))).isEqualTo("nanoseconds");
		assertThat(profile.number(12)).isEqualTo(10_000_000);
		assertThat(profile.number(9)).isEqualTo(1_700_000_000_000_000_005L);
		assertThat(profile.number(10)).isEqualTo(10_000_000_000L);
	}

	@Test
	void namesTypesAsProfilersOfOtherLanguagesDo() throws IOException {
		assertThat(write(ProfileKind.ALLOC, List.of(), null).texts(6)).contains("alloc_objects", "alloc_space",
				"bytes");
		assertThat(write(ProfileKind.LOCK, List.of(), null).texts(6)).contains("contentions", "delay", "nanoseconds");
		assertThat(write(ProfileKind.WAIT, List.of(), null).texts(6)).contains("contentions", "delay", "nanoseconds");
	}

	@Test
	void writesStacksInnermostFirst() throws IOException {
		PprofMessage profile = write(ProfileKind.CPU, List.of(BAD, OTHER), null);
		assertThat(profile.messages(2)).extracting((sample) -> stack(profile, sample))
			.containsExactly(List.of("shop.Bank.pay:200", "shop.Main.run:10"),
					List.of("shop.Bank.pay:201", "shop.Main.run:10"));
		assertThat(profile.messages(2)).extracting((sample) -> sample.numbers(2))
			.containsExactly(List.of(3L, 30_000_000L), List.of(1L, 10_000_000L));
		assertThat(profile.messages(4)).extracting((location) -> location.number(1))
			.containsExactlyInAnyOrder(1L, 2L, 3L);
		assertThat(profile.messages(5)).hasSize(2);
	}

	@Test
	void labelsSamplesWithTheSlosThatCallsBroke() throws IOException {
		PprofMessage profile = write(ProfileKind.CPU, List.of(BAD, OTHER), null);
		List<String> texts = profile.texts(6);
		assertThat(profile.messages(2).get(0).messages(3))
			.extracting((label) -> texts.get((int) label.number(1)) + "=" + texts.get((int) label.number(2)))
			.containsExactly("slo=checkout");
		assertThat(profile.messages(2).get(1).messages(3)).isEmpty();
	}

	@Test
	void writesOnlyWhatIsWanted() throws IOException {
		assertThat(write(ProfileKind.CPU, List.of(BAD, OTHER), "checkout").messages(2)).hasSize(1);
		assertThat(write(ProfileKind.CPU, List.of(BAD, OTHER), "*").messages(2)).hasSize(1);
		assertThat(write(ProfileKind.CPU, List.of(BAD, OTHER), "other").messages(2)).isEmpty();
	}

	@Test
	void countsThreads() throws IOException {
		PprofMessage profile = PprofMessage.unzip(PprofBytes.ofThreads(ThreadStacks.now(), Instant.EPOCH));
		assertThat(profile.messages(1)).hasSize(1);
		assertThat(profile.texts(6)).contains("goroutine", "count", PprofBytesTests.class.getName() + ".countsThreads");
		assertThat(profile.messages(2)).isNotEmpty()
			.allSatisfy((sample) -> assertThat(sample.numbers(2)).containsExactly(1L));
	}

	@Test
	void writesNumbersOfAllSizes() throws IOException {
		List<StackSample> samples = IntStream.range(0, 63)
			.mapToObj((bit) -> new StackSample(SampleType.ALLOC, List.of(MAIN), CallsAround.NONE, bit, 1L << bit))
			.toList();
		assertThat(write(ProfileKind.ALLOC, samples, null).messages(2)).extracting((sample) -> sample.numbers(2).get(1))
			.containsExactlyElementsOf(samples.stream().map(StackSample::weight).toList());
	}

	private static PprofMessage write(ProfileKind kind, List<StackSample> samples, @Nullable String slo)
			throws IOException {
		return PprofMessage.unzip(PprofBytes.of(samples, new SampleChoice(slo, false), PprofType.of(kind),
				Instant.ofEpochSecond(1_700_000_000, 5), Duration.ofSeconds(10)));
	}

	private static List<String> stack(PprofMessage profile, PprofMessage sample) {
		List<String> texts = profile.texts(6);
		return sample.numbers(1).stream().map((id) -> {
			PprofMessage line = profile.messages(4)
				.stream()
				.filter((location) -> location.number(1) == id)
				.findFirst()
				.orElseThrow()
				.messages(4)
				.get(0);
			PprofMessage function = profile.messages(5)
				.stream()
				.filter((each) -> each.number(1) == line.number(1))
				.findFirst()
				.orElseThrow();
			return texts.get((int) function.number(2)) + ":" + line.number(2);
		}).toList();
	}

}
