using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TalentPortal.Data;

/// <summary>Names tables and columns in snake_case, as PostgreSQL writes them without quotes; tables in the plural.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes())
        {
            if (type.FindAnnotation("Relational:TableName") is null or { Value: null }) type.SetTableName(Plural(Of(type.ClrType.Name)));
            foreach (var property in type.GetProperties()) Name(property, "");
            foreach (var complex in type.GetComplexProperties()) Name(complex, "");
            foreach (var key in type.GetKeys()) key.SetName(Of(key.GetName() ?? ""));
            foreach (var key in type.GetForeignKeys()) key.SetConstraintName(Of(key.GetConstraintName() ?? ""));
            foreach (var index in type.GetIndexes()) index.SetDatabaseName(Of(index.GetDatabaseName() ?? ""));
        }
    }

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]))
            {
                var startsWord = i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
                if (startsWord) text.Append('_');
                text.Append(char.ToLowerInvariant(name[i]));
            }
            else
            {
                text.Append(name[i]);
            }
        }

        return text.ToString();
    }

    private static void Name(IMutableProperty property, string prefix)
    {
        // A row version is PostgreSQL's own system column; the provider names it when it finds no other name.
        if (property is { IsConcurrencyToken: true } && property.ClrType == typeof(uint)) return;
        if (property.FindAnnotation("Relational:ColumnName")?.Value is null) property.SetColumnName(prefix + Of(property.Name));
    }

    private static void Name(IMutableComplexProperty complex, string prefix)
    {
        var inner = prefix + Of(complex.Name) + "_";
        foreach (var property in complex.ComplexType.GetProperties()) Name(property, inner);
        foreach (var nested in complex.ComplexType.GetComplexProperties()) Name(nested, inner);
    }

    private static string Plural(string word) =>
        word.EndsWith('y') && word.Length > 1 && !"aeiou".Contains(word[^2]) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal) ? word + "es"
        : word + "s";
}
