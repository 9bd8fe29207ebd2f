using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>A posting as the cells of a line, which <see cref="PostingLineReader"/> reads as the same posting.</summary>
internal static class PostingCells
{
    private static readonly FrozenDictionary<string, Func<JobFields, object?>> Values = typeof(JobFields).GetProperties().Where(property => property.CanWrite).ToFrozenDictionary(property => property.Name, property => (Func<JobFields, object?>)property.GetValue);

    /// <summary>Whether a file of the portal's own has the column: the fuller words of people's files stand in none.</summary>
    public static bool Has(ImportField field, bool ofTenant) => (Values.ContainsKey(field.Name) && field.Name != nameof(JobFields.Benefits)) || field.Name.StartsWith(ImportField.Benefit, StringComparison.Ordinal) || (ofTenant && field.Name == ImportField.Employer);

    public static IReadOnlyList<string?> Of(IReadOnlyList<ImportField> columns, string employer, JobFields fields) =>
        [.. columns.Select(column => column.Name == ImportField.Employer ? employer : column.Name.StartsWith(ImportField.Benefit, StringComparison.Ordinal) ? Benefit(fields, column.Name) : Text(Values[column.Name](fields)))];

    private static string? Benefit(JobFields fields, string column) =>
        fields.Benefits.FirstOrDefault(one => ImportField.Benefit + one.Kind == column) is { } benefit ? string.Join(" | ", benefit.Standing, benefit.Amount, benefit.WordsZh, benefit.WordsEn, benefit.SourceUrl) : null;

    private static string? Text(object? value) => value switch
    {
        null => null,
        IEnumerable<string> words => string.Join("; ", words) is { Length: > 0 } all ? all : null,
        IEnumerable<JobLanguage> languages => string.Join("; ", languages.Select(one => $"{one.Code} {one.Level}")) is { Length: > 0 } all ? all : null,
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
