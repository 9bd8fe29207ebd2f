using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.Data;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-8: every entity declares its tenancy; every text has a maximum; every time is a moment or a day; fields about persons are classed.</summary>
internal static class EntityRules
{
    public static Findings Entities(IReadOnlyModel model)
    {
        var entities = model.GetEntityTypes().ToList();
        List<string> wrong = [];
        foreach (var entity in entities)
        {
            if (entity.Tenancy() is not { } tenancy) wrong.Add($"{entity.ClrType.Name} declares no tenancy");
            else if (tenancy is { Shape: TenancyShape.Platform, Reason: not { Length: > 20 } }) wrong.Add($"{entity.ClrType.Name} is a platform table without a reason");
            foreach (var property in Properties(entity))
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
                if (stored == typeof(string) && property.GetMaxLength() is null && property.GetColumnType() is not ("tsvector" or "jsonb")) wrong.Add($"{entity.ClrType.Name}.{property.Name} is a text without a maximum");
                if (type == typeof(DateTime) || type == typeof(TimeSpan)) wrong.Add($"{entity.ClrType.Name}.{property.Name} is a {type.Name}: use DateTimeOffset or DateOnly");
            }

            if (entity.Tenancy()?.Shape is TenancyShape.Person or TenancyShape.Case)
                foreach (var property in entity.GetProperties().Where(property => property.PropertyInfo is { } info && !info.IsDefined(typeof(ClassAttribute), true)))
                    wrong.Add($"{entity.ClrType.Name}.{property.Name} is about a person and has no class");
            if (entity.Tenancy()?.Shape is TenancyShape.Person or TenancyShape.Case)
                foreach (var property in entity.GetComplexProperties().Where(property => property.PropertyInfo is { } info && !info.IsDefined(typeof(ClassAttribute), true)))
                    wrong.Add($"{entity.ClrType.Name}.{property.Name} is about a person and has no class");
        }

        return new(entities.Count, wrong);
    }

    private static IEnumerable<IReadOnlyProperty> Properties(IReadOnlyEntityType entity) =>
        entity.GetProperties().Concat(entity.GetComplexProperties().SelectMany(Inside));

    private static IEnumerable<IReadOnlyProperty> Inside(IReadOnlyComplexProperty complex) =>
        complex.ComplexType.GetProperties().Concat(complex.ComplexType.GetComplexProperties().SelectMany(Inside));
}
