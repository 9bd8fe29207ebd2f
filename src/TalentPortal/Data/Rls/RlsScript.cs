using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Rls;

/// <summary>
/// Row-level security and privileges of every table, made from the tenancy declarations of the model. The migrator
/// runs it after each migration, in the same transaction scope of work, so that no policy is written by hand and none
/// can lag behind the model.
/// </summary>
public static class RlsScript
{
    /// <summary>Who is asking, as STABLE functions; unset means nobody, malformed is an error. And a mark of a kind, which stored columns hold, and the key of some marks in whatever order.</summary>
    public const string Functions =
        """
        create or replace function app_tenant() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
        create or replace function app_user() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
        create or replace function app_employer() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.employer_id', true), '')::uuid $$;
        create or replace function app_seat() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.seat', true), '')::uuid $$;
        create or replace function app_side() returns text language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.side', true), ''), 'public') $$;
        create or replace function app_reach() returns text language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.reach', true), ''), 'all') $$;
        create or replace function app_mark(marks text[], kind text) returns text language sql immutable parallel safe as $$ select m from unnest(marks) m where starts_with(m, kind) limit 1 $$;
        create or replace function app_marks_key(marks text[]) returns uuid language sql immutable parallel safe as $$ select md5(array_to_string(array(select m from unnest(marks) m order by m collate "C"), '|'))::uuid $$;
        create or replace function app_now() returns timestamptz language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
        """;

    private const string ForTenant = "tenant_id = (select app_tenant()) and (select app_side()) in ('staff', 'system')";

    /// <summary>The whole script for <paramref name="model"/>, idempotent.</summary>
    /// <param name="appRole">The role that <c>serve</c> and <c>work</c> connect as.</param>
    public static string For(IReadOnlyModel model, string appRole)
    {
        var role = Quote(appRole);
        var sql = new StringBuilder(Functions).AppendLine();
        foreach (var shown in model.GetEntityTypes().Select(type => type.Tenancy()?.Shown).OfType<ShownToEmployers>()) sql.AppendLine(Groups(shown.Register)).AppendLine(Fits(shown.Crowd));
        foreach (var asked in model.GetEntityTypes().Select(SeatPolicies.Function).OfType<string>()) sql.AppendLine(asked);
        foreach (var schema in model.GetEntityTypes().Select(Schema).Append("public").Distinct().Order(StringComparer.Ordinal))
        {
            sql.AppendLine($"revoke all on all tables in schema {schema} from public; revoke all on schema {schema} from public;");
            sql.AppendLine($"revoke all on all tables in schema {schema} from {role}; grant usage on schema {schema} to {role};");
            sql.AppendLine($"revoke all on all functions in schema {schema} from public; grant execute on all functions in schema {schema} to {role};");
        }

        foreach (var type in model.GetEntityTypes().Where(type => type.GetTableName() is not null).OrderBy(Table, StringComparer.Ordinal))
        {
            var tenancy = type.Tenancy()!;
            var table = Table(type);
            sql.AppendLine($"grant select, insert on {table} to {role};");
            // Whose a row is can never be changed, by no policy and no code: the columns that say so are not writable.
            if (!tenancy.AppendOnly) sql.AppendLine($"grant delete, update ({string.Join(", ", Changeable(type, tenancy))}) on {table} to {role};");
            sql.AppendLine($"do $$ declare p record; begin for p in select policyname from pg_policies where schemaname = '{Schema(type)}' and tablename = '{type.GetTableName()}' loop execute format('drop policy %I on {table}', p.policyname); end loop; end $$;");
            if (Policies(type, tenancy) is not { } policies) continue;
            sql.AppendLine($"alter table {table} enable row level security; alter table {table} force row level security;");
            sql.AppendLine($"create policy tenancy_select on {table} for select using ({policies.Read});");
            sql.AppendLine($"create policy tenancy_insert on {table} for insert with check ({policies.Insert});");
            if (tenancy is { AppendOnly: true, Kept: { } kept })
            {
                // By the database's own clock: what app.now says would be the serving role's word.
                sql.AppendLine($"grant delete on {table} to {role};");
                sql.AppendLine($"create policy tenancy_delete on {table} for delete using ({policies.Write} and (select app_side()) = 'system' and {Column(type, kept.Since)} < now() - interval '{kept.Years} years');");
            }

            if (tenancy.AppendOnly) continue;
            sql.AppendLine($"create policy tenancy_update on {table} for update using ({policies.Write}) with check ({policies.Write});");
            sql.AppendLine($"create policy tenancy_delete on {table} for delete using ({policies.Write});");
        }

        // Start-up asks there whether the schema is as new as the program.
        sql.AppendLine($"do $$ begin if to_regclass('public.\"__EFMigrationsHistory\"') is not null then grant select on public.\"__EFMigrationsHistory\" to {role}; end if; end $$;");
        return sql.ToString();
    }

    /// <summary>The conditions of one table's policies; null for platform tables, which have none unless their rows are kept for a time.</summary>
    public static (string Read, string Insert, string Write)? Policies(IReadOnlyEntityType type, TenancyDeclaration tenancy)
    {
        switch (tenancy.Shape)
        {
            case TenancyShape.Private:
                var staffs = ForStaff(type, tenancy);
                var mine = tenancy.AlsoReadableBy is { } reader ? $"({staffs}) or {Column(type, reader)} = (select app_user())" : staffs;
                return (mine, tenancy.AnySideAppends ? "tenant_id = (select app_tenant())" : staffs, staffs);

            case TenancyShape.Published:
                var employer = tenancy.EmployerProperty is { } property ? Column(type, property) : null;
                var read = $"is_public or ({ForTenant})" + (employer is null ? "" : $" or {employer} = (select app_employer())");
                var write = employer is null ? ForTenant : $"({ForTenant}) or ({employer} = (select app_employer()) and tenant_id = (select app_tenant()))";
                if (tenancy.OtherEmployerProperty is not { } second) return (read, write, write);
                // The second employer of a row is named by the first: it may answer and object, but makes no rows in another's name.
                var other = Column(type, second);
                return ($"{read} or {other} = (select app_employer())", write, $"{write} or ({other} = (select app_employer()) and tenant_id = (select app_tenant()))");

            case TenancyShape.Case:
                var party = "talent_user_id = (select app_user()) or employer_id = (select app_employer())";
                var agent = tenancy.PartiesAlone ? "tenant_id = (select app_tenant()) and (select app_side()) = 'system'" : ForStaff(type, tenancy);
                // Not to the campus, whatever tier the case is with: students read nobody's pay.
                var shared = tenancy.PartiesAlone && tenancy.OpenedParts is { } sharing ? $" or ((select app_reach()) <> 'campus' and {InMatter(type, sharing)})" : "";
                var seat = tenancy.Seat is { } seen ? SeatPolicies.Rows(type, seen) : null;
                return ($"({agent}) or {party}{shared}{Or(tenancy.Seat is { } from ? SeatPolicies.Read(type, from) : null)}",
                    $"({agent}) or (tenant_id = (select app_tenant()) and ({party}{Or(tenancy.Seat is { Adds: true } ? seat : null)}))",
                    $"({agent}) or {party}{Or(tenancy.Seat is { Changes: true } ? seat : null)}");

            case TenancyShape.Person:
                var own = "user_id = (select app_user())";
                if (type.ClrType == typeof(Grant))
                    return ($"{own} or (employer_id is null and {ForTenant}{WhileSeen(type)}) or employer_id = (select app_employer()){Or(SeatPolicies.Grants(type))}", own, own);
                var opened = tenancy.OpenedBy is { } scope
                    ? $" or exists (select 1 from grants g where g.user_id = {Table(type)}.user_id and g.scope = '{scope}' and (g.record_id is null or g.record_id = {Table(type)}.id) and g.withdrawn_at is null and g.expires_at > (select app_now())"
                      + " and ((g.employer_id is null and g.tenant_id = (select app_tenant()) and (select app_side()) in ('staff', 'system')) or g.employer_id = (select app_employer()) or g.employer_id = (select app_seat())))"
                    : tenancy.OpenedParts is { } parts ? $" or {InMatter(type, parts)}" : "";
                if (tenancy.CountedAt is { } at) opened += $" or ({Column(type, at)} = (select app_tenant()) and (select app_side()) = 'system')";
                if (tenancy.AlsoReadableBy is { } named) opened += $" or {Column(type, named)} = (select app_user())";
                if (tenancy.Shown is { } shown) opened += $" or {ToEmployers(type, shown)}";
                return (own + opened, tenancy.AnySideAppends ? "(select app_side()) <> 'public'" : own, own);

            case TenancyShape.Projection:
                var tenant = "tenant_id = (select app_tenant()) and (select app_side()) in ('staff', 'employer', 'system')";
                return ("true", tenant, tenant);

            // What the platform keeps for a time: everybody's as other tables of the platform, but young rows cannot go.
            case TenancyShape.Platform when tenancy is { AppendOnly: true, Kept: not null }:
                return ("true", "true", "true");

            default:
                return null;
        }
    }

    /// <summary>Whether a grant opens this part, for a matter of the person that goes on and that the caller answers for: the database itself forgets whoever handed it over.</summary>
    private static string InMatter(IReadOnlyEntityType type, OpenedParts parts)
    {
        var (table, matter) = (Table(type), parts.Matter);
        var person = type.FindProperty(nameof(IPersonOwned.UserId)) is null ? "talent_user_id" : "user_id";
        var scope = parts.PartProperty is { } part ? $"'{parts.Scope}' || {table}.{Column(type, part)}" : $"'{parts.Scope}'";
        var record = parts.RecordProperty is { } id ? $" and g.record_id = {table}.{Column(type, id)}" : "";
        return $"((select app_side()) = 'staff' and exists (select 1 from grants g join {matter.Table} m on m.tenant_id = g.tenant_id and m.{matter.Subject} = g.subject_id"
            + $" where g.user_id = {table}.{person} and g.scope = {scope}{record} and g.withdrawn_at is null and g.expires_at > (select app_now()) and g.employer_id is null and g.tenant_id = (select app_tenant())"
            + $" and m.{matter.Person} = g.user_id and {Answers(matter)} and m.{matter.Ended} is null))";
    }

    /// <summary>The tenant's staff and system; those who see a matter for a time alone, while it lasts.</summary>
    private static string ForStaff(IReadOnlyEntityType type, TenancyDeclaration tenancy)
    {
        if (tenancy.Seen is not { } seen) return ForTenant;
        // The row's own columns where it is the matter: a policy that asked its own table would never come to an end.
        var open = seen.Property is { } property
            ? $"exists (select 1 from {seen.Table} m where m.tenant_id = {Table(type)}.tenant_id and m.id = {Table(type)}.{Column(type, property)} and {Lasts(seen, "m.")})"
            : Lasts(seen, "");
        return $"{ForTenant} and ((select app_reach()) <> 'campus' or {open})";
    }

    /// <summary>A grant is there for those who see a matter for a time alone only while the matter it was given for is.</summary>
    private static string WhileSeen(IReadOnlyEntityType grants) =>
        grants.Model.GetEntityTypes().Select(type => type.Tenancy()?.Seen).FirstOrDefault(seen => seen is { Property: null }) is not { } seen ? ""
            : $" and ((select app_reach()) <> 'campus' or exists (select 1 from {seen.Table} m where m.tenant_id = {Table(grants)}.tenant_id and m.{seen.Subject} = {Table(grants)}.subject_id and {Lasts(seen, "m.")}))";

    private static string Or(string? condition) => condition is null ? "" : $" or {condition}";

    private static string Lasts(SeenForATime seen, string of) => seen.Until is null ? "true" : $"({of}{seen.Until} is null or {of}{seen.Until} > (select app_now()))";

    /// <summary>Whoever answers for a matter, and whoever stands in while the time lasts.</summary>
    private static string Answers(Matter matter) => matter.StandIn is not { } standIn ? $"m.{matter.InCharge} = (select app_user())"
        : $"(m.{matter.InCharge} = (select app_user()) or (m.{standIn.Deputy} = (select app_user()) and m.{standIn.From} <= (select app_now()) and m.{standIn.Until} > (select app_now())))";

    /// <summary>
    /// Whether a row shows to the employer that asks. Where the group or the keys of its names are not known, the answer is
    /// neither yes nor no, and the row stays hidden.
    /// </summary>
    private static string ToEmployers(IReadOnlyEntityType type, ShownToEmployers shown) =>
        $"((select app_side()) = 'employer' and {Column(type, shown.At)} = (select app_tenant()) and {Column(type, shown.Since)} is not null"
            + $" and exists (select 1 from {shown.Register.Admissions} a where a.tenant_id = (select app_tenant()) and a.employer_id = (select app_employer()) and {shown.Register.Admitted})"
            + $" and not ({Column(type, shown.From)} @> array[(select app_employer())]) and not ({Column(type, shown.FromGroups)} && (select app_employer_group())) and not ({Column(type, shown.FromNames)}::text[] && (select app_employer_names()))"
            + $" and app_fits({Column(type, shown.Crowd.Marks)}::text[]))";

    /// <summary>
    /// Whether some marks fit enough people of the tenant. Whoever asks may see none of these people, so the function counts as
    /// the system does, for as long as it runs, and says yes or no. It counts no further than it must.
    /// </summary>
    /// <remarks>
    /// What was noted of an earlier count says only whom to look at first. Each of them is compared as they are in the snapshot
    /// of the statement that asks, so that yes always means that enough people fit then, whoever wrote the note, and whenever.
    /// No is also said where all who fitted are noted, too few of them still fit, and too few joined them by what they said since;
    /// since is taken generously, because clocks differ and what was said earlier may be committed later.
    /// Not "set app.side" in the function's head, which only a superuser may write. An error on the way ends the transaction, and with it what is set locally.
    /// </remarks>
    private static string Fits(Crowd crowd)
    {
        var kinds = crowd.Paths.SelectMany(path => path.Kinds).Distinct().ToList();
        string Some(string also) => $"(select 1 from {crowd.Table} where tenant_id = app_tenant(){also} and marks::text[] @> shown limit {crowd.Least}) people";
        string Count(string also) => $"select count(*) >= {crowd.Least} into fits from {Some(also)};";
        var paths = crowd.Paths.Select((path, at) => $"{(at == 0 ? "if" : "elsif")} {string.Join(" and ", path.Kinds.Select(kind => $"of_{kind} is not null"))} then {Count(string.Concat(path.Kinds.Select(kind => $" and {kind} = of_{kind}")))}");
        return $"""
            create or replace function app_fits(shown text[]) returns boolean language plpgsql stable cost 10000 as $$
            declare asking text := coalesce(current_setting('app.side', true), ''); fits boolean; hint record; still int; {string.Concat(kinds.Select(kind => $"of_{kind} text; "))}
            begin
              if coalesce(cardinality(shown), 0) = 0 then return false; end if;
              perform set_config('app.side', 'system', true);
              select h.people, h.is_whole, h.counted_at - interval '15 minutes' as since into hint from {crowd.Hints} h where h.tenant_id = app_tenant() and h.id = app_marks_key(shown);
              if found then
                select count(*) into still from {Some(" and id = any(hint.people)")};
                if still >= {crowd.Least} then fits := true;
                elsif hint.is_whole then select count(*) + still >= {crowd.Least} into fits from {Some(" and changed_at >= hint.since and id <> all(hint.people)")};
                end if;
              end if;
              if fits is null then
                {string.Concat(kinds.Select(kind => $"of_{kind} := app_mark(shown, '{kind}:'); "))}
                {string.Join("\n                ", paths)}
                else {Count("")}
                end if;
              end if;
              perform set_config('app.side', asking, true);
              return fits;
            end $$;
            """;
    }

    /// <summary>The group of the employer that asks (all above it, and all below these), and the keys of all names in it.</summary>
    private static string Groups(EmployerRegister register) =>
        $"""
        create or replace function app_employer_group() returns uuid[] language sql stable as $$
          with recursive above as (select id, {register.Parent} from {register.Table} where id = app_employer() union select e.id, e.{register.Parent} from {register.Table} e join above on e.id = above.{register.Parent}),
            members as (select id from above where {register.Parent} is null union select e.id from {register.Table} e join members on e.{register.Parent} = members.id)
          select array_agg(id) from members $$;
        create or replace function app_employer_names() returns text[] language sql stable as $$
          select case when bool_and({register.NameKeys} is not null) then array(select distinct k::text from {register.Table} e, unnest(e.{register.NameKeys}) k where e.id = any(app_employer_group())) end
            from {register.Table} where id = any(app_employer_group()) $$;
        """;

    /// <summary>The columns that may be updated: all but the key and those that say whose the row is.</summary>
    private static IEnumerable<string> Changeable(IReadOnlyEntityType type, TenancyDeclaration tenancy)
    {
        string[] owners = tenancy.Shape switch
        {
            TenancyShape.Platform => [],
            TenancyShape.Person => [nameof(IPersonOwned.UserId)],
            TenancyShape.Case => [nameof(ICaseRow.TenantId), nameof(ICaseRow.TalentUserId), nameof(ICaseRow.EmployerId)],
            _ => [nameof(ITenantOwned.TenantId)],
        };
        var properties = type.GetProperties().Concat(type.GetComplexProperties().SelectMany(Columns));
        return properties
            .Where(property => !owners.Contains(property.Name) && !(tenancy.Shape != TenancyShape.Platform && property.IsPrimaryKey()))
            .Select(property => property.GetColumnName())
            .Where(column => column != "xmin");

        static IEnumerable<IReadOnlyProperty> Columns(IReadOnlyComplexProperty complex) =>
            complex.ComplexType.GetProperties().Concat(complex.ComplexType.GetComplexProperties().SelectMany(Columns));
    }

    internal static string Table(IReadOnlyEntityType type) => Schema(type) == "public" ? type.GetTableName()! : $"{Schema(type)}.{type.GetTableName()}";

    private static string Schema(IReadOnlyEntityType type) => type.GetSchema() ?? "public";

    internal static string Column(IReadOnlyEntityType type, string property) => type.FindProperty(property)!.GetColumnName();

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";
}
