using Microsoft.EntityFrameworkCore;
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

    /// <summary>The rows of a table that a seat sees: its own, and those that others finished where the table shows them.</summary>
    /// <remarks>Asked of an employer's member alone, and last: the function reads the same table, where it must not be asked again.</remarks>
    public static string Read(IReadOnlyEntityType type, SeenFromSeat seen)
    {
        if (seen.Others is not { } others) return Rows(type, seen);
        var (matter, finished) = (RlsScript.Column(type, others.Matter), RlsScript.Column(type, others.Finished));
        return $"{Rows(type, seen)} or ((select app_seat()) is not null and {Theirs} and {finished} is not null and (select app_side()) = 'employer' and {Name(type)}(tenant_id, {matter}))";
    }

    /// <summary>
    /// Whether the caller finished their own row of a matter. A policy cannot ask its own table, so a function does, and as somebody of
    /// the public, to whom that policy shows rows of their own and asks no further.
    /// </summary>
    public static string? Function(IReadOnlyEntityType type) => type.Tenancy()?.Seat is not { Property: { } own, Others: { } others } ? null :
        $"""
        create or replace function {Name(type)}(at uuid, matter uuid) returns boolean language plpgsql stable as $$
        declare asking text := coalesce(current_setting('app.side', true), ''); finished boolean;
        begin
          perform set_config('app.side', 'public', true);
          select exists (select 1 from {RlsScript.Table(type)} s where s.tenant_id = at and s.{RlsScript.Column(type, others.Matter)} = matter and s.{RlsScript.Column(type, own)} = app_user() and s.{RlsScript.Column(type, others.Finished)} is not null) into finished;
          perform set_config('app.side', asking, true);
          return finished;
        end $$;
        """;

    /// <summary>The rows that are a seat's to see whatever others did, and to add and change where the table says so.</summary>
    public static string Rows(IReadOnlyEntityType type, SeenFromSeat seen)
    {
        if (seen.Property is not { } property) return $"({Theirs})";
        var column = RlsScript.Column(type, property);
        return seen.Asked is { } asked ? $"({Theirs} and {IsAsked(asked, RlsScript.Table(type), column)})" : $"({Theirs} and {column} = (select app_user()))";
    }

    /// <summary>A grant is there for a seat only where it was given for a matter that its holder was asked about, and with it all that the grant opens.</summary>
    public static string? Grants(IReadOnlyEntityType grants) =>
        grants.Model.GetEntityTypes().Select(type => type.Tenancy()?.Seat?.Asked).FirstOrDefault(asked => asked is not null) is { } asked ? $"({Theirs} and {IsAsked(asked, RlsScript.Table(grants), "subject_id")})" : null;

    private static string Name(IReadOnlyEntityType type) => $"app_finished_{type.GetTableName()}";

    private static string IsAsked(AskedMembers asked, string table, string matter) =>
        $"exists (select 1 from {asked.Table} s where s.tenant_id = {table}.tenant_id and s.{asked.Matter} = {table}.{matter} and s.{asked.Member} = (select app_user()))";
}
