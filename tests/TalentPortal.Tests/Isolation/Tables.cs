using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Isolation;

/// <summary>A table of the model with its declaration.</summary>
public sealed record Table(string Schema, string Name, TenancyDeclaration Tenancy, IEntityType Type)
{
    public string FullName => $"{Schema}.{Name}";

    public string Column(string property) => Type.FindProperty(property)!.GetColumnName();

    public override string ToString() => Name;
}

/// <summary>All tables of the model: a new entity is a subject of every test here by itself.</summary>
internal static class Tables
{
    public static IReadOnlyList<Table> All { get; } = Read();

    /// <summary>Tables that belong to a tenant or a person, and so have policies.</summary>
    public static IReadOnlyList<Table> Owned { get; } = [.. All.Where(table => table.Tenancy.Shape != TenancyShape.Platform)];

    public static IReadOnlyList<Table> Of(params TenancyShape[] shapes) => [.. All.Where(table => shapes.Contains(table.Tenancy.Shape))];

    private static IReadOnlyList<Table> Read()
    {
        var options = new DbContextOptionsBuilder<AppDb>().UseNpgsql("Host=model-only").Options;
        using var db = new AppDb(options, new CurrentCall(), TimeProvider.System);
        return
        [
            .. db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
                .Where(type => type.GetTableName() is not null)
                .Select(type => new Table(type.GetSchema() ?? "public", type.GetTableName()!, type.Tenancy()!, type))
                .OrderBy(table => table.FullName, StringComparer.Ordinal),
        ];
    }
}
