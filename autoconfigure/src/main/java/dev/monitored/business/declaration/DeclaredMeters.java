package dev.monitored.business.declaration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.LabelGuard;
import dev.monitored.settings.InvalidSettingException;

/**
 * Reads the meters of all interfaces of an application, if it has any.
 */
public final class DeclaredMeters {

	private final BucketProfileCatalog profiles;

	private final LabelGuard guard;

	private final ForbiddenLabels forbidden;

	/**
	 * Creates meters that are not read yet.
	 * @param profiles the bucket profiles
	 * @param guard knows which labels the settings limit
	 * @param forbidden the labels that should never be
	 */
	public DeclaredMeters(BucketProfileCatalog profiles, LabelGuard guard, ForbiddenLabels forbidden) {
		this.profiles = profiles;
		this.guard = guard;
		this.forbidden = forbidden;
	}

	/**
	 * Reads interfaces.
	 * @param types the interfaces
	 * @return the meters of each, by method
	 * @throws InvalidSettingException if one makes no sense
	 */
	public Map<Class<?>, List<MeterDeclaration>> read(Collection<Class<?>> types) {
		if (types.isEmpty()) {
			return Map.of();
		}
		MeterInterfaceReader reader = new MeterInterfaceReader(this.profiles, this.guard, this.forbidden);
		Map<Class<?>, List<MeterDeclaration>> read = new LinkedHashMap<>();
		for (Class<?> type : types) {
			read.put(type, reader.read(type));
		}
		return read;
	}

}
