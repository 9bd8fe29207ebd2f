using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What a query asks of a row of the search, written only where something is asked: the list, the feed, the mails and the
/// interface for programs find the same by it.
/// </summary>
internal sealed class JobConditions(NpgsqlParameterCollection parameters)
{
    private readonly StringBuilder _where = new();

    public override string ToString() => _where.ToString();

    /// <summary>Everything but the words and the range of publications.</summary>
    public void Narrow(JobQuery query)
    {
        // The types must be those of the columns: another integer's comparison is not one of the index.
        Add("tenant_id =", query.TenantId, NpgsqlDbType.Uuid);
        Add("province =", NotZero(query.Province), NpgsqlDbType.Smallint);
        Add("city =", NotZero(query.City), NpgsqlDbType.Integer);
        Add("sector =", NotZero(query.Sector), NpgsqlDbType.Integer);
        AddAny("industry =", [.. query.Industries, .. query.Broader]);
        Add("employer_id =", query.EmployerId, NpgsqlDbType.Uuid);
        Add("kind =", NotZero(query.Kind), NpgsqlDbType.Smallint);
        Add("degree =", NotZero(query.Degree), NpgsqlDbType.Smallint);
        Add("workplace =", NotZero(query.Workplace), NpgsqlDbType.Smallint);
        Add("employer_kind =", NotZero(query.EmployerKind), NpgsqlDbType.Smallint);
        Add("verified =", query.Verified ? (short)1 : null, NpgsqlDbType.Smallint);
        Narrow(query.Pay, query.OnlyComparable);
        int[] all = [.. new[] { query.Occupation, query.Permit, query.District }.Where(key => key != 0), .. query.Skills];
        if (all.Length > 0) Add("asks @>", all, NpgsqlDbType.Array | NpgsqlDbType.Integer);
        if (query.Hsk is { } level) Add("asks &&", SearchAsks.HskUpTo(level), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        if (query.Years is { } years) Add("asks &&", SearchAsks.YearsUpTo(years), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        Add("day >=", NotZero(query.SinceDay), NpgsqlDbType.Integer);
        Add("ord >=", NotZero(query.SinceOrd), NpgsqlDbType.Integer);
        if (query.NotOf.Count > 0) And().Append("employer_id <> all (").Append(Parameter(query.NotOf.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid)).Append(')');
    }

    /// <returns>The parameter, where there is a value.</returns>
    public string? Add(string condition, object? value, NpgsqlDbType type, string cast = "")
    {
        if (value is null) return null;
        var parameter = Parameter(value, type) + cast;
        And().Append(condition).Append(' ').Append(parameter);
        return parameter;
    }

    public string Parameter(object value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }

    /// <summary>The index knows steps of pay; the exact amount is compared in the rows that are read anyway.</summary>
    private void Narrow(int pay, bool onlyComparable)
    {
        if (pay <= 0) return;
        if (SearchPay.StepBelow(pay) is { } step) Add("pay_steps @>", (short[])[step], NpgsqlDbType.Array | NpgsqlDbType.Smallint);
        And().Append(onlyComparable ? "(" : "(pay_to < 0 or ").Append("pay_to >= ").Append(Parameter(pay, NpgsqlDbType.Integer)).Append(')');
    }

    /// <summary>The index knows no "any of"; a chain of "or" becomes one scan of it for each.</summary>
    private void AddAny(string condition, IReadOnlyList<int> values)
    {
        if (values.Count > 0) And().Append('(').AppendJoin(" or ", values.Select(value => $"{condition} {Parameter(value, NpgsqlDbType.Integer)}")).Append(')');
    }

    private StringBuilder And() => _where.Append(_where.Length == 0 ? "where " : " and ");

    private static object? NotZero(int number) => number == 0 ? null : number;

    private static object? NotZero(short number) => number == 0 ? null : number;
}
