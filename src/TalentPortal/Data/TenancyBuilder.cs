using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data;

/// <summary>Declares, in an entity's configuration, to whom its table belongs. Keys follow from it.</summary>
public static class TenancyBuilder
{
    internal const string Annotation = "Portal:Tenancy";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private static readonly ConcurrentDictionary<string, TenancyDeclaration> Known = new();

    /// <summary>See <see cref="TenancyShape.Private"/>. Key: (tenant_id, id).</summary>
    public static void TenantPrivate<T>(this EntityTypeBuilder<T> builder, string? alsoReadableBy = null, bool appendOnly = false, bool anySideAppends = false, KeptFor? kept = null, SeenForATime? seen = null)
        where T : class, ITenantOwned =>
        builder.TenantKey().Declare(new(TenancyShape.Private, AlsoReadableBy: alsoReadableBy, AppendOnly: appendOnly, AnySideAppends: anySideAppends, Kept: kept, Seen: seen));

    /// <summary>See <see cref="TenancyShape.Published"/>. Key: (tenant_id, id).</summary>
    public static void TenantPublished<T>(this EntityTypeBuilder<T> builder, string? employer = null, string? otherEmployer = null)
        where T : class, IPublishable =>
        builder.TenantKey().Declare(new(TenancyShape.Published, EmployerProperty: employer, OtherEmployerProperty: otherEmployer));

    /// <summary>See <see cref="TenancyShape.Case"/>. Key: (tenant_id, id).</summary>
    public static void TenantCase<T>(this EntityTypeBuilder<T> builder, bool appendOnly = false, SeenForATime? seen = null, SeenFromSeat? seat = null)
        where T : class, ICaseRow =>
        builder.TenantKey().Declare(new(TenancyShape.Case, AppendOnly: appendOnly, Seen: seen, Seat: seat));

    /// <summary>See <see cref="TenancyShape.Case"/>, without the tenant's staff: what the two parties settle between them. Key: (tenant_id, id).</summary>
    public static void PartiesCase<T>(this EntityTypeBuilder<T> builder, bool appendOnly = false, OpenedParts? openedParts = null)
        where T : class, ICaseRow =>
        builder.TenantKey().Declare(new(TenancyShape.Case, AppendOnly: appendOnly, OpenedParts: openedParts, PartiesAlone: true));

    /// <summary>See <see cref="TenancyShape.Person"/>. Key: (user_id, id).</summary>
    public static void PersonOwned<T>(this EntityTypeBuilder<T> builder, GrantScope? openedBy = null, bool appendOnly = false, bool anySideAppends = false, KeptFor? kept = null, OpenedParts? openedParts = null, string? countedAt = null, ShownToEmployers? shown = null, string? alsoReadableBy = null)
        where T : class, IPersonOwned
    {
        builder.HasKey(nameof(IPersonOwned.UserId), "Id");
        builder.Property("Id").ValueGeneratedNever();
        builder.Declare(new(TenancyShape.Person, OpenedBy: openedBy, AppendOnly: appendOnly, AnySideAppends: anySideAppends, Kept: kept, OpenedParts: openedParts, CountedAt: countedAt, Shown: shown, AlsoReadableBy: alsoReadableBy));
    }

    /// <summary>See <see cref="TenancyShape.Projection"/>. The configuration sets the key.</summary>
    public static void Projection<T>(this EntityTypeBuilder<T> builder)
        where T : class, ITenantOwned =>
        builder.Declare(new(TenancyShape.Projection));

    /// <summary>See <see cref="TenancyShape.Platform"/>. The configuration sets the key.</summary>
    public static void PlatformTable<T>(this EntityTypeBuilder<T> builder, string reason, bool appendOnly = false, KeptFor? kept = null)
        where T : class =>
        builder.Declare(new(TenancyShape.Platform, Reason: reason, AppendOnly: appendOnly, Kept: kept));

    /// <summary>Maps a text in two languages to the columns <c>name_zh</c> and <c>name_en</c>.</summary>
    public static void HasBilingual<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, Bilingual>> property, int max)
        where T : class =>
        builder.ComplexProperty(property!, text =>
        {
            text.Property(t => t!.Zh).HasMaxLength(max);
            text.Property(t => t!.En).HasMaxLength(max);
        });

    /// <summary>The declaration of a table. Kept as text, because the migrations' snapshot can hold no objects.</summary>
    public static TenancyDeclaration? Tenancy(this IReadOnlyEntityType type) =>
        type.FindAnnotation(Annotation)?.Value is string text ? Known.GetOrAdd(text, json => JsonSerializer.Deserialize<TenancyDeclaration>(json, Json)!) : null;

    private static EntityTypeBuilder<T> TenantKey<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.HasKey(nameof(ITenantOwned.TenantId), "Id");
        builder.Property("Id").ValueGeneratedNever();
        return builder;
    }

    private static void Declare<T>(this EntityTypeBuilder<T> builder, TenancyDeclaration declaration)
        where T : class =>
        builder.Metadata.SetAnnotation(Annotation, JsonSerializer.Serialize(declaration, Json));
}
