using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TalentPortal.Platform.Text;

/// <summary>A short name for a record that two sides can say to each other on the phone. It tells nothing of what the record holds.</summary>
public static class ReferenceCode
{
    /// <summary>Six signs of an alphabet without vowels and look-alikes, the same for the same id.</summary>
    public static string Of(Guid id)
    {
        const string Signs = "23456789BCDFGHJKMNPQRSTVWXZ";
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(id.ToByteArray(bigEndian: true)));
        return string.Create(6, hash, (text, rest) =>
        {
            for (var i = 0; i < text.Length; i++, rest /= (ulong)Signs.Length) text[i] = Signs[(int)(rest % (ulong)Signs.Length)];
        });
    }
}
