package dev.monitored.db;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.util.ClassUtils;

/**
 * What reflection tells of an object that implements an API.
 */
public final class Reflection {

	private static final String BY_API = "can be proxied by the API's class loader";

	private static final String INACCESSIBLE = "inaccessible: ";

	private Reflection() {
	}

	/**
	 * Returns what others rely on, as far as it holds.
	 * @param object the object
	 * @param api what it implements
	 * @return what holds
	 */
	@SuppressWarnings("EqualsWithItself")
	public static Set<String> seen(Object object, Class<?> api) {
		Set<String> seen = new TreeSet<>();
		add(seen, "is the API's", api.isInstance(object));
		add(seen, "is equal to itself", object.equals(object) && object.hashCode() == object.hashCode());
		add(seen, "has a text", !String.valueOf(object).isEmpty());
		add(seen, "shows the API", List.of(shown(object)).stream().anyMatch(api::isAssignableFrom));
		add(seen, "can be proxied by its class loader", isProxied(object, object.getClass().getClassLoader(), api));
		add(seen, "can be proxied by the application", isProxied(object, Reflection.class.getClassLoader(), api));
		add(seen, BY_API, isProxied(object, api.getClassLoader(), api));
		inaccessible(object, api).forEach((method) -> seen.add(INACCESSIBLE + method));
		for (Class<?> type : interfaces(object.getClass())) {
			add(seen, "has " + type.getName(),
					Modifier.isPublic(type.getModifiers()) && type != java.io.Serializable.class);
		}
		return seen;
	}

	/**
	 * Returns what the own object of a pool or driver shows and a measured one does not,
	 * and which methods can be called on the own one alone.
	 * @param own what is seen of the own object
	 * @param measured what is seen of the measured one
	 * @return what is lost
	 */
	public static Set<String> lost(Set<String> own, Set<String> measured) {
		Set<String> lost = new TreeSet<>();
		own.stream().filter((fact) -> !fact.startsWith(INACCESSIBLE) && !measured.contains(fact)).forEach(lost::add);
		measured.stream().filter((fact) -> fact.startsWith(INACCESSIBLE) && !own.contains(fact)).forEach(lost::add);
		boolean hasOnlyTheApi = own.stream().noneMatch((fact) -> fact.startsWith("has ") && !fact.contains(" java."));
		if (!hasOnlyTheApi) {
			lost.remove(BY_API);
		}
		return lost;
	}

	private static Set<Class<?>> interfaces(Class<?> type) {
		Set<Class<?>> interfaces = new LinkedHashSet<>();
		for (Class<?> candidate : ClassUtils.getAllInterfacesForClass(type)) {
			interfaces.add(candidate);
			Arrays.stream(candidate.getInterfaces()).map(Reflection::interfaces).forEach(interfaces::addAll);
		}
		return interfaces;
	}

	private static Class<?>[] shown(Object object) {
		return object.getClass().getInterfaces();
	}

	private static void add(Set<String> seen, String fact, boolean holds) {
		if (holds) {
			seen.add(fact);
		}
	}

	private static boolean isProxied(Object object, ClassLoader loader, Class<?> api) {
		try {
			Object proxy = Proxy.newProxyInstance(loader, shown(object),
					(self, method, args) -> method.invoke(object, args));
			return api.cast(proxy).toString().equals(object.toString());
		}
		catch (IllegalArgumentException | ClassCastException ex) {
			return false;
		}
	}

	/**
	 * Returns the methods that cannot be called by their name on the class of an object,
	 * as languages of templates and scripts do.
	 */
	private static List<String> inaccessible(Object object, Class<?> api) {
		List<String> inaccessible = new ArrayList<>();
		List<Method> methods = new ArrayList<>(Arrays.asList(api.getMethods()));
		methods.addAll(Arrays.asList(Object.class.getMethods()));
		for (Method method : methods) {
			Method found = ClassUtils.getMethodIfAvailable(object.getClass(), method.getName(),
					method.getParameterTypes());
			if (!Modifier.isStatic(method.getModifiers()) && (found == null || !found.canAccess(object))) {
				inaccessible.add(method.getName());
			}
		}
		return inaccessible;
	}

}
