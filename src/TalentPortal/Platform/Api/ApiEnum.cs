using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentPortal.Platform.Api;

/// <summary>Writes a value of an enum as lower-case words with hyphens: <c>on-site</c>.</summary>
public sealed class ApiEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
