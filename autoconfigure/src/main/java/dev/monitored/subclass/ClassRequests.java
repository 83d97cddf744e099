package dev.monitored.subclass;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Finds requests for a bean by its class, which no proxy of its interfaces can meet. It
 * reads declarations, and creates no bean.
 */
final class ClassRequests {

	private final Object bean;

	private final ConfigurableListableBeanFactory beanFactory;

	private ClassRequests(Object bean, ConfigurableListableBeanFactory beanFactory) {
		this.bean = bean;
		this.beanFactory = beanFactory;
	}

	/**
	 * Returns a bean that asks for another one by its class, or by a superclass.
	 * @param bean the other bean
	 * @param declared how that is declared
	 * @return the name of the first one that asks, empty if there is none
	 */
	static String asker(Object bean, BeanDeclaration declared) {
		ClassRequests requests = new ClassRequests(bean, declared.beanFactory());
		return Arrays.stream(declared.beanFactory().getBeanDefinitionNames())
			.filter((name) -> !name.equals(declared.name()) && requests.isAsker(name))
			.findFirst()
			.orElse("");
	}

	private boolean isAsker(String name) {
		try {
			Class<?> type = this.beanFactory.getType(name, false);
			BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
			return requests(definition, type).stream().anyMatch(this::isOfClass);
		}
		catch (RuntimeException | LinkageError ex) {
			return false; // a bean whose types are missing gets none of ours
		}
	}

	private static List<ResolvableType> requests(BeanDefinition definition, @Nullable Class<?> type) {
		List<ResolvableType> requests = new ArrayList<>();
		if (definition instanceof RootBeanDefinition root && root.getResolvedFactoryMethod() != null) {
			addParameters(root.getResolvedFactoryMethod(), requests);
		}
		else if (type != null && definition.getFactoryMethodName() == null) {
			for (Constructor<?> constructor : type.getDeclaredConstructors()) {
				addParameters(constructor, requests);
			}
		}
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			addMembers(declaring, requests);
		}
		return requests;
	}

	private static void addMembers(Class<?> declaring, List<ResolvableType> requests) {
		for (Field field : declaring.getDeclaredFields()) {
			if (isInjected(field)) {
				requests.add(ResolvableType.forField(field));
			}
		}
		for (Method method : declaring.getDeclaredMethods()) {
			if (isInjected(method)) {
				addParameters(method, requests);
			}
		}
	}

	/**
	 * Returns whether values may be injected somewhere. Every annotation may ask for it,
	 * but what {@link Bean} methods ask for is asked for by the beans that they make.
	 * @param member a field or a method
	 * @return whether it has such an annotation
	 */
	private static boolean isInjected(AnnotatedElement member) {
		return member.getDeclaredAnnotations().length > 0 && !AnnotatedElementUtils.hasAnnotation(member, Bean.class);
	}

	private static void addParameters(Executable executable, List<ResolvableType> requests) {
		Arrays.stream(executable.getGenericParameterTypes()).map(ResolvableType::forType).forEach(requests::add);
	}

	private boolean isOfClass(ResolvableType request) {
		Class<?> type = request.toClass();
		if (!type.isInterface() && type != Object.class && type.isInstance(this.bean)) {
			return true;
		}
		return (request.isArray() && isOfClass(request.getComponentType()))
				|| Arrays.stream(request.getGenerics()).anyMatch(this::isOfClass);
	}

}
