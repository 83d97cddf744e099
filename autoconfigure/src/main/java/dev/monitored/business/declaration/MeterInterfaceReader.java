package dev.monitored.business.declaration;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.LabelGuard;
import dev.monitored.settings.InvalidSettingException;

/**
 * Reads meter interfaces. What makes no sense stops start-up.
 */
final class MeterInterfaceReader {

	private static final String ANNOTATIONS = "@CounterMeter, @GaugeMeter, @SummaryMeter and @TimerMeter";

	private final BucketProfileCatalog profiles;

	private final LabelReader labels;

	private final MeterNameCheck names = new MeterNameCheck();

	/**
	 * Creates a reader that has read nothing.
	 * @param profiles the bucket profiles
	 * @param guard knows which labels the settings limit
	 * @param forbidden the labels that should never be
	 */
	MeterInterfaceReader(BucketProfileCatalog profiles, LabelGuard guard, ForbiddenLabels forbidden) {
		this.profiles = profiles;
		this.labels = new LabelReader(guard, forbidden);
	}

	/**
	 * Reads an interface. No two of all that this reads can have a meter of one name.
	 * @param type the interface
	 * @return its meters, by method
	 * @throws InvalidSettingException if one makes no sense
	 */
	List<MeterDeclaration> read(Class<?> type) {
		if (!type.isInterface() || type.isAnnotation()) {
			throw new InvalidSettingException("@MeterInterface on " + type.getSimpleName(), null, "it is no interface",
					"Write an interface that has a method for each meter.");
		}
		return methods(type).stream().map(this::meter).toList();
	}

	static String text(Method method) {
		return "%s.%s(%s)".formatted(method.getDeclaringClass().getSimpleName(), method.getName(),
				Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ")));
	}

	private static List<Method> methods(Class<?> type) {
		Map<String, Method> methods = new LinkedHashMap<>();
		Arrays.stream(type.getMethods())
			.filter((method) -> Modifier.isAbstract(method.getModifiers()))
			.sorted(Comparator.comparing(Method::toString))
			.forEach((method) -> methods.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()),
					method));
		return List.copyOf(methods.values());
	}

	private MeterDeclaration meter(Method method) {
		MeterAnnotation annotation = annotation(method);
		MeterKind kind = annotation.kind();
		String source = MeterDeclaration.source(kind, method);
		if (method.getReturnType() != void.class) {
			throw new InvalidSettingException(source, null,
					"the method returns %s".formatted(method.getReturnType().getSimpleName()), "Let it return void.");
		}
		this.names.take(annotation.name(), kind, source);
		List<LabelParameter> read = this.labels.read(annotation.name(), method.getParameters(), source);
		String unit = annotation.text("unit");
		SummaryTexts.checkUnit(unit, source);
		return new MeterDeclaration(method, kind, annotation.name(), orNull(annotation.text("description")),
				orNull(unit), boundaries(annotation, source), quantiles(annotation, source), read,
				value(method, kind, source), annotation.isAfterCommit());
	}

	private static MeterAnnotation annotation(Method method) {
		List<MeterAnnotation> annotations = MeterAnnotation.of(method);
		if (annotations.isEmpty()) {
			throw new InvalidSettingException("@MeterInterface on " + method.getDeclaringClass().getSimpleName(),
					text(method), "the method has none of " + ANNOTATIONS,
					"Say what it is, or make it a default method.");
		}
		if (annotations.size() > 1) {
			throw new InvalidSettingException("@MeterInterface on " + method.getDeclaringClass().getSimpleName(),
					text(method), "the method has %d of %s".formatted(annotations.size(), ANNOTATIONS),
					"Write a method for each meter.");
		}
		return annotations.get(0);
	}

	private List<Double> boundaries(MeterAnnotation annotation, String source) {
		String text = annotation.text("buckets");
		if (annotation.kind() == MeterKind.TIMER) {
			BucketProfile profile = text.isEmpty() ? this.profiles.get(BusinessSignals.BUSINESS)
					: this.profiles.get(text, source);
			return profile.boundaries().stream().map((boundary) -> (double) boundary.toNanos()).toList();
		}
		return SummaryTexts.buckets(text, source);
	}

	private static List<Double> quantiles(MeterAnnotation annotation, String source) {
		String text = annotation.text("quantiles");
		if (!text.isEmpty() && !annotation.text("buckets").isEmpty()) {
			throw new InvalidSettingException(source, text, "it has quantiles and buckets",
					"Write buckets, of which Prometheus computes quantiles over all instances.");
		}
		return SummaryTexts.quantiles(text, source);
	}

	private static int value(Method method, MeterKind kind, String source) {
		Parameter[] parameters = method.getParameters();
		int[] values = IntStream.range(0, parameters.length)
			.filter((index) -> parameters[index].getAnnotationsByType(MeterTag.class).length == 0)
			.toArray();
		if (values.length == 0 && kind.needsValue()) {
			throw new InvalidSettingException(source, null, "it has no value",
					"Add a parameter without @MeterTag that is %s.".formatted(kind.valueType()));
		}
		if (values.length > 1) {
			throw new InvalidSettingException(source, null,
					"it has %d values, which are the parameters without @MeterTag".formatted(values.length),
					"Keep one, and put @MeterTag on those that are labels.");
		}
		if (values.length == 0) {
			return -1;
		}
		ResolvableType type = ResolvableType.forMethodParameter(new MethodParameter(method, values[0]));
		if (!kind.takes(type)) {
			throw new InvalidSettingException(source, null,
					"a %s is no value, and the parameter has no @MeterTag".formatted(type),
					"Write %s, or put @MeterTag on it if it is a label.".formatted(kind.valueType()));
		}
		if (type.toClass().isPrimitive() && isMangled(method)) {
			throw new InvalidSettingException(source, null,
					"the %s may be a value class of Kotlin, whose unit is not known".formatted(type),
					"Write a Double, a BigDecimal or a java.time.Duration, and convert the value where it is recorded.");
		}
		return values[0];
	}

	// Kotlin appends a hash to the name of a function that takes a value class.
	private static boolean isMangled(Method method) {
		return method.getName().indexOf('-') >= 0;
	}

	private static @Nullable String orNull(String text) {
		return StringUtils.hasText(text) ? text : null;
	}

}
