namespace TalentPortal.Components;

/// <summary>One thing wrong with a form.</summary>
/// <param name="Field">The field as the validator names it ("Title", "Pay.Minimum"); empty for the form as a whole.</param>
/// <param name="Message">A sentence in the visitor's language.</param>
public sealed record FormError(string Field, string Message);

/// <summary>
/// What is wrong with a form, in the order in which it was found. Cascaded by <see cref="PostForm"/>, so that every
/// field finds its own message and the summary finds all of them.
/// </summary>
public sealed class FormErrors(IEnumerable<FormError> errors)
{
    /// <summary>Nothing is wrong.</summary>
    public static readonly FormErrors None = new([]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<FormError> All { get; } = [.. errors];

    /// <summary>The first message for a field, or null.</summary>
    public string? For(string field) =>
        All.FirstOrDefault(error => error.Field.Equals(field, StringComparison.OrdinalIgnoreCase))?.Message;
}
