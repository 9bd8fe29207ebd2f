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

    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public IReadOnlyList<FormError> All { get; } = [.. errors];

    /// <summary>The first message for a field, or null.</summary>
    public string? For(string field) =>
        All.FirstOrDefault(error => error.Field.Equals(field, StringComparison.OrdinalIgnoreCase))?.Message;

    /// <summary>What a field is called on the page; null while it has not said so, and for the form as a whole.</summary>
    public string? LabelOf(FormError error) => _labels.GetValueOrDefault(error.Field);

    /// <summary>A field with something wrong says what it is called, so that the summary, which stands before it, can name it.</summary>
    public void Name(string field, string label)
    {
        if (For(field) is null || (_labels.TryGetValue(field, out var known) && known == label)) return;
        _labels[field] = label;
        Named?.Invoke();
    }

    /// <summary>One more field has said its name.</summary>
    public event Action? Named;
}
