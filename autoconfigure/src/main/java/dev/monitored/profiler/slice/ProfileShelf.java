package dev.monitored.profiler.slice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The profiles that are being recorded, and the last ones that have ended.
 */
final class ProfileShelf {

	private final List<Profile> profiles = new ArrayList<>();

	private int number;

	/**
	 * Adds a profile.
	 * @param profile the profile
	 */
	synchronized void add(Profile profile) {
		this.profiles.add(profile);
	}

	/**
	 * Returns a number that no other profile has.
	 * @return the number
	 */
	synchronized int nextNumber() {
		return ++this.number;
	}

	/**
	 * Returns all profiles.
	 * @return the profiles, oldest first
	 */
	synchronized List<Profile> all() {
		return List.copyOf(this.profiles);
	}

	/**
	 * Returns a profile.
	 * @param id what it is called
	 * @return the profile, or {@code null} if there is none
	 */
	@Nullable Profile find(String id) {
		return all().stream().filter((profile) -> profile.id().equals(id)).findFirst().orElse(null);
	}

	/**
	 * Returns the profiles that are being recorded.
	 * @return the profiles
	 */
	List<Profile> recording() {
		return all().stream().filter((profile) -> profile.state() == Profile.State.RECORDING).toList();
	}

	/**
	 * Returns whether one more profile can be recorded.
	 * @param purpose what it is for
	 * @return whether there are fewer than can be
	 */
	boolean hasPlace(ProfilePurpose purpose) {
		return recording().stream().filter((profile) -> profile.purpose() == purpose).count() < purpose.mostRecording();
	}

	/**
	 * Forgets a profile, with its file.
	 * @param profile the profile
	 */
	synchronized void remove(Profile profile) {
		this.profiles.remove(profile);
		Path file = profile.file();
		if (file != null) {
			ProfileFolder.delete(file);
		}
	}

	/**
	 * Forgets the oldest profiles that have ended, if there are too many of one purpose.
	 */
	synchronized void forgetOldest() {
		for (ProfilePurpose purpose : ProfilePurpose.values()) {
			List<Profile> ended = all().stream()
				.filter((profile) -> profile.state() != Profile.State.RECORDING && profile.purpose() == purpose)
				.toList();
			ended.subList(0, Math.max(0, ended.size() - purpose.mostEnded())).forEach(this::remove);
		}
	}

}
