package com.tracklysms.spring.settings;

/**
 * A setting has a value that cannot work.
 *
 * @since 0.1.0
 */
public class InvalidSettingException extends IllegalArgumentException {

	private final String setting;

	/**
	 * Create a new {@code InvalidSettingException}.
	 * @param setting the name of the setting, such as {@code retry.max-retries}: the name
	 * of the property without {@code trackly.}
	 * @param message what the value must be
	 */
	public InvalidSettingException(String setting, String message) {
		super(message);
		this.setting = setting;
	}

	/**
	 * Return the name of the setting.
	 * @return the name of the property without {@code trackly.}, such as
	 * {@code retry.max-retries}
	 */
	public String getSetting() {
		return this.setting;
	}

	static void throwUnless(boolean valid, String setting, String message) {
		if (!valid) {
			throw new InvalidSettingException(setting, message);
		}
	}

}
