package dev.monitored.operation.proxy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.common.annotation.NoOpValueResolver;
import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.aop.MeterTags;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.decision.Decision;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.operation.declaration.AdoptedLabels;
import dev.monitored.operation.declaration.DeclaredMethod;
import dev.monitored.operation.declaration.TagKeys;
import dev.monitored.operation.recording.OperationMeters;
import dev.monitored.settings.InvalidSettingException;

/**
 * Reads Micrometer's {@link MeterTag} annotations of a method's parameters, once.
 */
final class ParameterTagReader {

	private static final int MAX_KNOWN = 100;

	private final TagKeys tagKeys;

	private final AdoptedLabels adoptedLabels;

	private final LabelGuard guard;

	private final BeanFactory beanFactory;

	ParameterTagReader(TagKeys tagKeys, AdoptedLabels adoptedLabels, LabelGuard guard, BeanFactory beanFactory) {
		this.tagKeys = tagKeys;
		this.adoptedLabels = adoptedLabels;
		this.guard = guard;
		this.beanFactory = beanFactory;
	}

	/**
	 * Returns the labels that a method takes from its arguments.
	 * @param method the method
	 * @param declared the operation that it is
	 * @return the labels; of an adopted method, those that are declared
	 * @throws InvalidSettingException if a key is not declared or stands twice, or if an
	 * expression cannot be parsed, unless the method is adopted
	 */
	List<ParameterTag> of(Method method, DeclaredMethod declared) {
		List<ParameterTag> tags = new ArrayList<>();
		for (MethodParameter parameter : new AnnotatedMethod(method).getMethodParameters()) {
			annotations(parameter).filter((annotation) -> counts(annotation, method, declared))
				.forEach((annotation) -> add(annotation, parameter, method, declared, tags));
		}
		return tags;
	}

	private boolean counts(MeterTag annotation, Method method, DeclaredMethod declared) {
		return !declared.isAdopted() || this.adoptedLabels.key(key(annotation), setting(method)) != null;
	}

	/**
	 * Adds a label. What was not written for operations stops no start-up.
	 * @param annotation what is written of it
	 * @param parameter the parameter that gives its values
	 * @param method the method
	 * @param declared the operation that it is
	 * @param tags where the label is added
	 */
	private void add(MeterTag annotation, MethodParameter parameter, Method method, DeclaredMethod declared,
			List<ParameterTag> tags) {
		try {
			ParameterTag tag = tag(annotation, parameter, method);
			checkOnce(tag.key(), method, declared, tags);
			tags.add(tag);
		}
		catch (InvalidSettingException ex) {
			if (!declared.isAdopted()) {
				throw ex;
			}
			this.adoptedLabels.leaveOut(key(annotation), setting(method), ex.getProblem());
		}
	}

	private static void checkOnce(String key, Method method, DeclaredMethod declared, List<ParameterTag> tags) {
		if (tags.stream().anyMatch((other) -> other.key().equals(key))
				|| declared.operation().tags().containsKey(key)) {
			throw new InvalidSettingException(setting(method), key,
					"the operation has another value for that label key", "Write each key once.");
		}
	}

	private static String key(MeterTag annotation) {
		return StringUtils.hasText(annotation.value()) ? annotation.value() : annotation.key();
	}

	private static Stream<MeterTag> annotations(MethodParameter parameter) {
		return Stream.of(parameter.getParameterAnnotations()).flatMap(ParameterTagReader::meterTags);
	}

	private static Stream<MeterTag> meterTags(Annotation annotation) {
		if (annotation instanceof MeterTags several) {
			return Stream.of(several.value());
		}
		return (annotation instanceof MeterTag one) ? Stream.of(one) : Stream.empty();
	}

	private ParameterTag tag(MeterTag annotation, MethodParameter parameter, Method method) {
		String written = key(annotation);
		String key = this.tagKeys.declared(written, setting(method), written);
		BoundedLabel label = this.guard.label(OperationMeters.DURATION.meterName(), key);
		List<String> known = isPlain(annotation) ? values(typeOf(parameter)) : List.of();
		known.forEach(label::admitAlways);
		return new ParameterTag(parameter.getParameterIndex(), key, label,
				toText(annotation, typeOf(parameter), method), known);
	}

	private static boolean isPlain(MeterTag annotation) {
		return annotation.resolver() == NoOpValueResolver.class && !StringUtils.hasText(annotation.expression());
	}

	private static Class<?> typeOf(MethodParameter parameter) {
		return parameter.nestedIfOptional().getNestedParameterType();
	}

	private static List<String> values(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return List.of("false", "true");
		}
		return (type.isEnum() && type.getEnumConstants().length <= MAX_KNOWN)
				? Stream.of(type.getEnumConstants()).map(Object::toString).toList() : List.of();
	}

	private Function<Object, @Nullable String> toText(MeterTag annotation, Class<?> type, Method method) {
		if (annotation.resolver() != NoOpValueResolver.class) {
			SingletonSupplier<ValueResolver> resolver = SingletonSupplier
				.of(() -> this.beanFactory.getBean(annotation.resolver()));
			return asked((argument) -> resolver.obtain().resolve(argument));
		}
		if (StringUtils.hasText(annotation.expression())) {
			return asked(expression(annotation.expression(), method));
		}
		if (type.isEnum() && hasTextsOfItsNames(type)) {
			return Object::toString;
		}
		Function<Object, @Nullable String> text = asked(Object::toString);
		return (argument) -> isOfTheJdk(argument.getClass()) ? argument.toString() : text.apply(argument);
	}

	/**
	 * Returns whether a value is of the JDK alone, so that its text asks no code of the
	 * application. A collection would ask its elements.
	 * @param type the class of the value
	 * @return whether it is
	 */
	private static boolean isOfTheJdk(Class<?> type) {
		return type == String.class || (type.getClassLoader() == null && ClassUtils.isSimpleValueType(type));
	}

	private static boolean hasTextsOfItsNames(Class<?> type) {
		return Stream.of(type.getEnumConstants())
			.map((constant) -> ClassUtils.getMethod(constant.getClass(), "toString"))
			.allMatch((method) -> method.getDeclaringClass() == Enum.class);
	}

	private static Function<Object, @Nullable String> asked(Function<Object, @Nullable String> question) {
		return (argument) -> Decision.<Object, @Nullable String>ask(question, argument, BoundedLabel.UNKNOWN);
	}

	private static Function<Object, @Nullable String> expression(String text, Method method) {
		try {
			Expression expression = new SpelExpressionParser().parseExpression(text);
			SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
			return (argument) -> expression.getValue(context, argument, String.class);
		}
		catch (ParseException ex) {
			throw new InvalidSettingException(setting(method), text, String.valueOf(ex.getMessage()),
					"Write a SpEL expression that reads the argument, for example \"country.code\".");
		}
	}

	private static String setting(Method method) {
		return "@MeterTag on a parameter of " + method.toGenericString();
	}

}
