using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Keeps a <see cref="ValueList{T}"/> as JSON in one column: codes as words, so that SQL can read them.</summary>
internal static class ValueListColumn
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void HasList<T>(this ComplexTypePropertyBuilder<ValueList<T>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            new ValueConverter<ValueList<T>, string>(list => Write(list), text => Read<T>(text)),
            new ValueComparer<ValueList<T>>((one, other) => Equals(one, other), list => list.GetHashCode(), list => list));

    private static string Write<T>(ValueList<T> list) => JsonSerializer.Serialize(list, Json);

    private static ValueList<T> Read<T>(string text) => JsonSerializer.Deserialize<ValueList<T>>(text, Json)!;
}
