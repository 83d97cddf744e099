package dev.monitored.settings;

import java.util.List;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Binds lists of settings as strictly as records of properties are bound: a key that
 * nobody reads is an error.
 */
public final class Settings {

	private Settings() {
	}

	/**
	 * Binds the elements of a list.
	 * @param <T> the type of an element
	 * @param environment where the settings come from
	 * @param name the name of the list
	 * @param type the type of an element
	 * @return the elements, none if there is no such list
	 */
	public static <T> List<T> list(Environment environment, String name, Class<T> type) {
		return Binder.get(environment)
			.bind(name, Bindable.listOf(type),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
			.orElseGet(List::of);
	}

}
