using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Rls;

/// <summary>
/// What a member of an employer reads who acts for it from a seat. Such a connection names no employer, so every policy that asks for
/// one is closed; these conditions open what a table declares.
/// </summary>
internal static class SeatPolicies
{
    private const string Theirs = "employer_id = (select app_seat())";

    /// <summary>The rows of a table that a seat sees.</summary>
    public static string Rows(IReadOnlyEntityType type, SeenFromSeat seen)
    {
        if (seen.Property is not { } property) return $"({Theirs})";
        var column = RlsScript.Column(type, property);
        return seen.Asked is { } asked ? $"({Theirs} and {IsAsked(asked, RlsScript.Table(type), column)})" : $"({Theirs} and {column} = (select app_user()))";
    }

    /// <summary>A grant is there for a seat only where it was given for a matter that its holder was asked about, and with it all that the grant opens.</summary>
    public static string? Grants(IReadOnlyEntityType grants) =>
        grants.Model.GetEntityTypes().Select(type => type.Tenancy()?.Seat?.Asked).FirstOrDefault(asked => asked is not null) is { } asked ? $"({Theirs} and {IsAsked(asked, RlsScript.Table(grants), "subject_id")})" : null;

    private static string IsAsked(AskedMembers asked, string table, string matter) =>
        $"exists (select 1 from {asked.Table} s where s.tenant_id = {table}.tenant_id and s.{asked.Matter} = {table}.{matter} and s.{asked.Member} = (select app_user()))";
}
