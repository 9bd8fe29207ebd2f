using Npgsql;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Isolation;

/// <summary>What the catalog of a database must look like. Each rule returns its findings; an empty list is good.</summary>
internal static class SchemaRules
{
    /// <summary>Platform tables, each reviewed by hand: what it is and why it has no owner. A new one must be added here.</summary>
    public static readonly IReadOnlyDictionary<string, string> ReviewedPlatformTables = new Dictionary<string, string>
    {
        ["access_chain_heads"] = "count and hash of a person's access log; written by readers who may not read the log",
        ["accounts.attempt_counters"] = "counts what visitors try, by tokens, before there is a caller",
        ["accounts.invitations"] = "followed from mails by visitors, for tenants and employers alike; addresses and names sealed, secrets hashed; read by organisation in one class",
        ["accounts.known_devices"] = "tells an account's owner from a stranger before there is a caller",
        ["accounts.links"] = "followed from mails by visitors; addresses sealed, secrets hashed",
        ["accounts.recovery_codes"] = "hashes, read at the second step of signing in, before there is a caller",
        ["accounts.sessions"] = "rights are read from it before there is a caller",
        ["accounts.users"] = "an account is one for all tenants",
        ["command_receipts"] = "written before a handler runs, by callers with and without a tenant",
        ["data_keys"] = "wrapped keys, read before an owner's rows can be",
        ["data_protection_keys"] = "keys of cookies and forms, encrypted by the master key; one ring for all tenants",
        ["eligibility_dues"] = "whose results are to be looked at again when, so that scheduled work finds them person by person; ids and codes of rules only",
        ["employers"] = "an employer is registered once; what is kept here is public, who admits it is each tenant's own table",
        ["inbox_receipts"] = "ids of deliveries that took effect; written by the dispatcher, which has no tenant",
        ["outbox_messages"] = "read by the dispatcher, which has no tenant; ids and sealed addresses only",
        ["schedule_slots"] = "which process runs which slot; no tenant's content",
        ["employer_keys"] = "looked up before there is a caller, works at every tenant that admits the employer; hashes only",
        ["employer_memberships"] = "an employer works across tenants",
        ["personal_dues"] = "who has records that may be past their time, so that they can be cleared person by person; ids only",
        ["platform_audit_entries"] = "belongs to the platform",
        ["platform_memberships"] = "belongs to the platform",
        ["saved_search_dues"] = "whose search is to be looked at when, so that scheduled work finds them person by person; ids only",
        ["search_words"] = "words of all tenants' published postings together; public, no tenant's content",
        ["stored_files"] = "random names of files that some record names, so that what interrupted uploads left can be told from them",
        ["tenants"] = "the list of tenants is public",
    };

    /// <summary>Unique indexes that do not begin with the owner, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> ReviewedUniqueIndexes = new Dictionary<string, string>();

    /// <summary>sec-T01: every table classed; every owned one with forced row security and a policy per verb.</summary>
    public static async Task<List<string>> Isolation(NpgsqlConnection admin)
    {
        List<string> gaps = [];
        var tables = await Rows(admin,
            """
            select n.nspname || '.' || c.relname, c.relrowsecurity, c.relforcerowsecurity,
                   (select string_agg(p.polcmd::text, '' order by p.polcmd::text) from pg_policy p where p.polrelid = c.oid),
                   (select bool_and((p.polcmd = 'a' or p.polqual is not null) and (p.polcmd in ('r', 'd') or p.polwithcheck is not null)) from pg_policy p where p.polrelid = c.oid)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and c.relname <> '__EFMigrationsHistory'
            """);
        foreach (var row in tables)
        {
            var name = (string)row[0]!;
            var table = Tables.All.SingleOrDefault(t => t.FullName == name);
            if (table is null) gaps.Add($"{name} is not in the model: nobody declared whose it is");
            else if (table.Tenancy.Shape == TenancyShape.Platform)
            {
                var key = table.Schema == "public" ? table.Name : table.FullName;
                if (!ReviewedPlatformTables.ContainsKey(key)) gaps.Add($"{name} is a platform table that nobody reviewed: {table.Tenancy.Reason}");
            }
            if (table is not null && (table.Tenancy.Shape != TenancyShape.Platform || table.Tenancy.Kept is not null))
            {
                if (row[1] is not true || row[2] is not true) gaps.Add($"{name}: row security is not enabled and forced");
                var verbs = table.Tenancy switch { { AppendOnly: true, Kept: not null } => "adr", { AppendOnly: true } => "ar", _ => "adrw" };
                if (!verbs.Equals(row[3])) gaps.Add($"{name}: policies for '{row[3]}' instead of '{verbs}'");
                if (row[4] is not true) gaps.Add($"{name}: a policy without its condition");
            }
        }

        foreach (var row in await Rows(admin,
            """
            select table_schema || '.' || table_name, column_name, is_nullable, column_default from information_schema.columns
             where table_schema in ('public', 'accounts') and column_name in ('tenant_id', 'user_id') and (is_nullable = 'YES' or column_default is not null)
            """))
        {
            var table = Tables.All.SingleOrDefault(t => t.FullName == (string)row[0]!);
            var owner = table?.Tenancy.Shape switch { TenancyShape.Platform or null => null, TenancyShape.Person => "user_id", _ => "tenant_id" };
            if (owner is not null && owner.Equals(row[1])) gaps.Add($"{row[0]}.{row[1]} may be null or has a default");
        }

        return gaps;
    }

    /// <summary>sec-T04: foreign keys between tenants' tables carry the tenant on both sides.</summary>
    public static async Task<List<string>> ForeignKeys(NpgsqlConnection admin)
    {
        List<string> gaps = [];
        foreach (var row in await Rows(admin,
            """
            select c.conname, cn.nspname || '.' || cr.relname, pn.nspname || '.' || pr.relname,
                   (select array_agg(a.attname::text) from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k),
                   (select array_agg(a.attname::text) from unnest(c.confkey) k join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k)
              from pg_constraint c join pg_class cr on cr.oid = c.conrelid join pg_namespace cn on cn.oid = cr.relnamespace
              join pg_class pr on pr.oid = c.confrelid join pg_namespace pn on pn.oid = pr.relnamespace where c.contype = 'f'
            """))
        {
            var parent = Tables.All.SingleOrDefault(t => t.FullName == (string)row[2]!);
            var owner = parent?.Tenancy.Shape switch
            {
                TenancyShape.Private or TenancyShape.Published or TenancyShape.Case or TenancyShape.Projection => "tenant_id",
                TenancyShape.Person => "user_id",
                _ => null,
            };
            if (owner is null) continue;
            if (!((string[])row[4]!).Contains(owner)) gaps.Add($"{row[0]}: {row[1]} points at {row[2]} without its {owner}");
        }

        return gaps;
    }

    /// <summary>sec-T05: unique indexes of owned tables begin with their owner, so that they tell nothing of others.</summary>
    public static async Task<List<string>> UniqueIndexes(NpgsqlConnection admin)
    {
        List<string> gaps = [];
        foreach (var row in await Rows(admin,
            """
            select i.relname, n.nspname || '.' || t.relname, (select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0])
              from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
             where x.indisunique and n.nspname in ('public', 'accounts')
            """))
        {
            var table = Tables.All.SingleOrDefault(t => t.FullName == (string)row[1]!);
            var owner = table?.Tenancy.Shape switch
            {
                TenancyShape.Private or TenancyShape.Published or TenancyShape.Case => "tenant_id",
                TenancyShape.Person => "user_id",
                _ => null,
            };
            if (owner is not null && !owner.Equals(row[2]) && !ReviewedUniqueIndexes.ContainsKey((string)row[0]!)) gaps.Add($"{row[0]} on {row[1]} begins with {row[2]}, not with {owner}");
        }

        return gaps;
    }

    /// <summary>sec-T06: no view, materialised view, privileged function or sequence past the policies.</summary>
    public static async Task<List<string>> SideDoors(NpgsqlConnection admin)
    {
        List<string> gaps = [];
        foreach (var row in await Rows(admin, "select relname::text, reloptions::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'v' and n.nspname in ('public', 'accounts') and coalesce(reloptions::text, '') not like '%security_invoker=true%'"))
            gaps.Add($"view {row[0]} runs with its owner's rights");
        foreach (var row in await Rows(admin, "select relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'm' and n.nspname in ('public', 'accounts')"))
            gaps.Add($"materialised view {row[0]}");
        foreach (var row in await Rows(admin, "select proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where prosecdef and n.nspname in ('public', 'accounts')"))
            gaps.Add($"SECURITY DEFINER function {row[0]}");
        foreach (var row in await Rows(admin, "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'accounts') and case when c.relkind = 'S' then has_sequence_privilege('portal_app', c.oid, 'select') else false end"))
            gaps.Add($"sequence {row[0]} tells the serving role how much others have");
        return gaps;
    }

    /// <summary>sec-T03: the serving role owns nothing, is nobody special and may do nothing but data.</summary>
    public static async Task<List<string>> ServingRole(NpgsqlConnection admin)
    {
        List<string> gaps = [];
        foreach (var row in await Rows(admin, "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication from pg_roles where rolname = 'portal_app'"))
            if (row[0] is true) gaps.Add("portal_app has attributes it must not have");
        foreach (var row in await Rows(admin, "select r.rolname::text from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member where u.rolname = 'portal_app'"))
            gaps.Add($"portal_app is a member of {row[0]}");
        foreach (var row in await Rows(admin, "select c.relname::text from pg_class c where c.relowner = (select oid from pg_roles where rolname = 'portal_app')"))
            gaps.Add($"portal_app owns {row[0]}");
        foreach (var row in await Rows(admin, "select table_name::text, privilege_type::text from information_schema.role_table_grants where grantee = 'portal_app' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')"))
            gaps.Add($"portal_app may {row[1]} {row[0]}");
        foreach (var row in await Rows(admin, "select nspname::text from pg_namespace where nspname in ('public', 'accounts') and has_schema_privilege('portal_app', oid, 'create')"))
            gaps.Add($"portal_app may create in schema {row[0]}");
        foreach (var row in await Rows(admin, "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where n.nspname in ('public', 'accounts') and a.grantee = 0"))
            gaps.Add($"everybody has rights on {row[0]}");
        return gaps;
    }

    public static async Task<List<object?[]>> Rows(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<object?[]> rows = [];
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }
}
