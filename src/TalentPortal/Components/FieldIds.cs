namespace TalentPortal.Components;

/// <summary>The ids by which labels, hints, messages and the error summary find a control.</summary>
public static class FieldIds
{
    /// <summary>The field that a control's name stands for: "Form.Pay.Minimum" is "Pay.Minimum", "q" is "q".</summary>
    public static string FieldOf(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The id of a field's control: "Pay.Minimum" is "f-pay-minimum".</summary>
    public static string Of(string field) =>
        "f-" + string.Concat(field.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
