using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace TalentPortal.Platform.Security.DataProtectionKeys;

/// <summary>
/// The key ring in PostgreSQL, shared by all processes. Of several processes that make a key for the same time, the first
/// one's is stored and the others' are dropped, under a lock; each then reads the ring and finds the one that counts.
/// </summary>
internal sealed class KeyRepository(NpgsqlDataSource database, TimeProvider clock) : IXmlRepository
{
    /// <summary>Keys whose lives begin and end this close together are the same one, made twice.</summary>
    private static readonly TimeSpan Twins = TimeSpan.FromHours(1);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return Read(connection);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var guard = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('data-protection-keys', 0))", connection, transaction)) guard.ExecuteNonQuery();
        if (HasTwin(element, Read(connection))) return;
        using var insert = new NpgsqlCommand("insert into data_protection_keys (name, xml, created_at) values ($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = friendlyName }, new() { Value = element.ToString(SaveOptions.DisableFormatting) }, new() { Value = clock.GetUtcNow() } },
        };
        insert.ExecuteNonQuery();
        transaction.Commit();
    }

    private static List<XElement> Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select xml from data_protection_keys order by id", connection);
        using var row = command.ExecuteReader();
        var elements = new List<XElement>();
        while (row.Read()) elements.Add(XElement.Parse(row.GetString(0)));
        return elements;
    }

    private static bool HasTwin(XElement added, List<XElement> stored) =>
        added.Name == "key" && stored.Any(other => other.Name == "key" && !IsRevoked(other, stored)
            && (Time(other, "activationDate") - Time(added, "activationDate")).Duration() < Twins
            && (Time(other, "expirationDate") - Time(added, "expirationDate")).Duration() < Twins);

    /// <summary>Revoked alone, or with all keys made before some moment; the next key then replaces it.</summary>
    private static bool IsRevoked(XElement key, List<XElement> stored) => stored.Any(element => element.Name == "revocation"
        && ((string?)element.Element("key")?.Attribute("id") is var id)
        && (id == "*" ? Time(key, "creationDate") <= Time(element, "revocationDate") : id == (string?)key.Attribute("id")));

    private static DateTimeOffset Time(XElement element, string name) =>
        DateTimeOffset.Parse((string?)element.Element(name) ?? throw new FormatException($"A key has no {name}."), CultureInfo.InvariantCulture);
}
